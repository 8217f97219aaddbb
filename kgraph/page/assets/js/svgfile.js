/* The picture as SVG, written from the positions: lines, arrows and symbols as shapes, text as text. */
const near1 = (value) => String(Math.round(value * 10) / 10);
const pair1 = (point) => `${near1(point[0])},${near1(point[1])}`;
const xy = (point) => pair1([point.x, point.y]);
/* What no XML file may hold, whatever stands before it. */
const xmlText = (text) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
function svgText(text, attributes) {
  return svg('text', { ...attributes, text: xmlText(text) });
}
/* From the drawing's own measure to that of the picture. */
function measure({ copied }, top) {
  const scale = copied.getScale();
  const { x, y } = copied.getViewPosition();
  const place = (at) => ({ x: (at.x - x) * scale + WIDTH / 2, y: (at.y - y) * scale + HEIGHT / 2 + top });
  return { scale, place };
}
function svgLine(item, drawing, { scale, place }) {
  const edge = EDGES.get(item.id);
  const at = drawing.copied.getPositions([item.from, item.to]);
  const look = {
    fill: 'none', stroke: item.color.color, 'stroke-width': near1(Math.max(item.width * scale, 0.5)),
    'stroke-dasharray': item.dashes ? item.dashes.map((part) => near1(part * scale)).join(' ') : null,
  };
  const [source, target] = [place(at[item.from]), place(at[item.to])];
  const size = (node) => node.seat.size * scale;
  if (item.from === item.to) {
    const [reach, radius] = [size(edge.source) * 0.7 + 16 * scale, 22 * scale];
    return [svg('circle', { cx: near1(source.x + reach), cy: near1(source.y - reach), r: near1(radius), ...look })];
  }
  const line = drawing.copied.body.edges[item.id].edgeType;
  const [start, middle, end] = [0, 0.5, 1].map((share) => line.getPoint(share)).map(place);
  const pull = { x: 2 * middle.x - (start.x + end.x) / 2, y: 2 * middle.y - (start.y + end.y) / 2 };
  const head = edge.sym ? 0 : (6 + 3 * item.width ** 0.5) * scale;
  const curve = trimmed([source, item.smooth ? pull : between(source, target, 0.5), target], size(edge.source), size(edge.target) + 2 * scale);
  const shaft = head ? curvePart(curve, 0, 1 - leaves([curve[2], curve[1], curve[0]], head * 0.8)) : curve;
  const path = item.smooth ? `M${xy(shaft[0])}Q${xy(shaft[1])} ${xy(shaft[2])}` : `M${xy(shaft[0])}L${xy(shaft[2])}`;
  return [svg('path', { d: path, ...look }), head ? svg('polygon', { points: arrowHead(curve, head).map(pair1).join(' '), fill: look.stroke }) : null];
}
function svgShape(shape, x, y, size, look) {
  const points = corners(shape, x, y, size);
  return points.length ? svg('polygon', { points: points.map(pair1).join(' '), ...look }) : svg('circle', { cx: near1(x), cy: near1(y), r: near1(size), ...look });
}
function svgActor(item, { scale, place }) {
  const { x, y } = place(item);
  return svgShape(item.shape, x, y, item.size * scale, { fill: item.color.background, stroke: colors.stage, 'stroke-width': near1(2 * scale) });
}
function svgName({ node, box, size, faded }, { scale, place }) {
  const color = faded ? blend(colors.ink, colors.stage, 0.4) : colors.ink;
  return node.lines.map((line, row) => {
    const at = place({ x: (box.left + box.right) / 2, y: box.top + (row + 0.85) * size * 1.16 });
    return svgText(line, {
      x: near1(at.x), y: near1(at.y), 'font-size': near1(size * scale), fill: color, 'text-anchor': 'middle',
      stroke: colors.stage, 'stroke-width': near1(size * scale * 0.28), 'stroke-linejoin': 'round', 'paint-order': 'stroke',
    });
  });
}
function svgWords(label, { scale, place }) {
  const { x, y } = place(label);
  const [size, width] = [label.size * scale, label.width * scale];
  const turn = `translate(${near1(x)} ${near1(y)}) rotate(${near1((label.angle * 180) / Math.PI)})`;
  const edge = EDGES.get(label.id);
  return svg('g', { transform: turn },
    svg('rect', { x: near1(-width / 2 - 3), y: near1(-size * 0.62), width: near1(width + 6), height: near1(size * 1.24), rx: 4, fill: colors.stage }),
    svgText(label.text, { 'font-size': near1(size), y: near1(size * 0.35), 'text-anchor': 'middle', fill: blend(kindColor(edge.kind), colors.ink, isFact(edge) ? 0.6 : 0.45) }));
}
function svgLegend(top) {
  const [lines, shapes] = legend();
  const label = (item, y) => svgText(item.label, { x: near1(item.words), y, 'font-size': 24, fill: colors.ink });
  return [
    ...lines.flatMap((item) => [svg('line', {
      x1: near1(item.x), x2: near1(item.x + 64), y1: top, y2: top, stroke: item.color, 'stroke-width': 5,
      'stroke-dasharray': item.dash.length ? item.dash.map((part) => near1(part * 1.6)).join(' ') : null,
    }), label(item, top + 8)]),
    ...shapes.flatMap((item) => [svgShape(item.shape, item.x + 14, top + 46, 12, { fill: item.color }), label(item, top + 54)]),
  ];
}
/* The picture as an element; without its head where the page has one already. */
function svgPicture(headed) {
  const drawing = largeDrawing();
  const head = headed ? caption() : { lines: [], height: 0 };
  const height = head.height + HEIGHT + FOOT;
  const how = measure(drawing, head.height);
  const group = (id, children) => svg('g', { id }, ...children.filter(Boolean));
  const picture = svg('svg', { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, 'font-family': FACE },
    svg('title', { text: xmlText(DATA.title) }), svg('desc', { text: xmlText(filtersInWords().join(' · ')) }),
    svg('rect', { width: WIDTH, height, fill: colors.stage }),
    group('lines', drawing.edges.map((item) => svg('g', {}, svg('title', { text: xmlText(`${title(EDGES.get(item.id))}: ${CATS[EDGES.get(item.id).c].label}`) }), ...svgLine(item, drawing, how).filter(Boolean)))),
    group('actors', drawing.nodes.map((item) => svgActor(item, how))),
    group('words', drawing.words.words.map((label) => svgWords(label, how))),
    group('names', drawing.words.names.flatMap((name) => svgName(name, how))),
    group('head', head.lines.map(([line, font, color, base]) => svgText(line, { x: SIDE, y: base, 'font-size': font.match(/(\d+)px/)[1], 'font-weight': font.startsWith('600') ? 600 : null, fill: color }))),
    group('legend', svgLegend(head.height + HEIGHT + 40)));
  drawing.close();
  return picture;
}
function svgFile() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgPicture(true))}\n`;
}
