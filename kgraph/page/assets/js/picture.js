/* What a saved picture shows, whatever the format: the drawing, the title, the filters, the legend. */
const WIDTH = 2400;
const HEIGHT = 1500;
const FOOT = 130;
const SIDE = 40;
function widthOf(text, font) {
  ruler.font = `${font} ${FACE}`;
  return ruler.measureText(text).width;
}
/* The visible graph drawn again, off screen and large, and the words that it has room for. */
function largeDrawing() {
  const holder = el('div');
  holder.style.cssText = `position:absolute;left:-10000px;top:0;width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(holder);
  const places = network.getPositions();
  const nodes = nodeSet.get().filter((item) => !item.hidden).map((item) => ({ ...item, ...places[item.id], title: undefined }));
  const edges = edgeSet.get();
  const settings = { ...OPTIONS, autoResize: false, interaction: { dragView: false } };
  const copied = new vis.Network(holder, { nodes, edges }, settings);
  const shown = nodes.map((item) => BY_ID.get(item.id));
  if (shown.length) copied.moveTo({ ...frame(copied, shown, WIDTH, HEIGHT, 3), animation: false });
  copied.redraw();
  const canvas = holder.querySelector('canvas');
  const words = placeText(copied, canvas.getContext('2d'), copied.getScale() / 1.6);
  const close = () => {
    copied.destroy();
    holder.remove();
  };
  return { copied, canvas, nodes, edges, words, close };
}
/* Title, counts and filters: [line, font, colour, base line], and the height that they take. */
function caption() {
  const counts = brokenInto([DATA.title], WIDTH - 2 * SIDE, (text) => widthOf(text, '600 40px'));
  const told = filtersInWords().join('  ·  ').split(' ');
  const filters = brokenInto(told, WIDTH - 2 * SIDE, (text) => widthOf(text, '24px'));
  const lines = [...counts.map((line) => [line, '600 40px', colors.ink]), ...[$('status').textContent, ...filters].map((line) => [line, '24px', colors.mute])];
  let y = 20;
  const placed = lines.map(([line, font, color]) => {
    y += font === '24px' ? 34 : 44;
    return [line, font, color, y];
  });
  return { lines: placed, height: y + 20 };
}
/* The legend in two rows: kinds of lines, types of actors; each with its place from the left. */
function legend() {
  const edges = [...visible.keys()].map((id) => EDGES.get(id));
  const kinds = new Set(edges.map((edge) => edge.kind));
  const looks = new Set(edges.map((edge) => edge.look));
  const types = new Set([...activeNodes()].map((node) => node.type));
  const lines = [...KINDS.values()].filter((kind) => kinds.has(kind)).map((kind) => ({ label: kind.label, color: kindColor(kind), dash: kind.dash }));
  if (looks.has('open')) lines.push({ label: say('legend_open'), color: colors.mute, dash: LOOK.open.dash });
  if (looks.has('denied')) lines.push({ label: say('legend_denied'), color: colors.mute, dash: LOOK.denied.dash });
  const shapes = [...TYPES.values()].filter((type) => types.has(type.id)).map((type) => ({ label: type.label, color: typeColor(type.id), shape: type.shape }));
  return [inRow(lines, 78), inRow(shapes, 40)];
}
function inRow(items, room) {
  let x = SIDE;
  return items.map((item) => {
    const at = { ...item, x, words: x + room };
    x = at.words + widthOf(item.label, '24px') + 44;
    return at;
  });
}
