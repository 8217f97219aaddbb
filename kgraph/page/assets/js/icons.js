/* Small pictures of actor types and lines. */
const SHAPES = {
  square: 'M2 2h10v10H2z', diamond: 'M7 .5 13.5 7 7 13.5.5 7z', triangle: 'M7 1 13.5 13H.5z',
  triangleDown: 'M.5 1h13L7 13z', hexagon: 'M3.6 1.2h6.8L13.8 7l-3.4 5.8H3.6L.2 7z',
};
function shapeIcon(type) {
  const { shape } = TYPES.get(type);
  const look = { fill: typeColor(type) };
  const form = shape === 'dot' ? svg('circle', { cx: 7, cy: 7, r: 6, ...look }) : svg('path', { d: SHAPES[shape], ...look });
  return svg('svg', { class: 'sw', width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, form);
}
function lineIcon(kind, look = 'fact') {
  const dash = LOOK[look].dash || kind.dash;
  const color = blend(kindColor(kind), colors.stage, LOOK[look].fade);
  return svg('svg', { class: 'sw', width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' },
    svg('path', {
      d: 'M1 5h24', stroke: color, 'stroke-width': kind.id === 'standing' || look !== 'fact' ? 2 : 3,
      'stroke-dasharray': dash.length ? dash.map((part) => part * 0.8).join(' ') : 'none',
    }));
}
