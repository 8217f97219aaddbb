/* Names of actors, drawn here: readable at any zoom, and never one over another. */
const FONT = 16;
const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const SMALLEST = 11;
const LARGEST = 21;
const nameSize = (scale) => Math.min(Math.max(FONT, SMALLEST / scale), LARGEST / scale);
const nameFont = (size) => `${size}px ${FACE}`;

const ruler = document.createElement('canvas').getContext('2d');
function nameWidth(node) {
  if (!node.width) {
    ruler.font = nameFont(FONT);
    node.width = Math.max(...node.lines.map((line) => ruler.measureText(line).width));
  }
  return node.width / FONT;
}
/* The box of a name on one side of its symbol, in the drawing. */
function nameBox(node, at, side, size) {
  const width = nameWidth(node) * size;
  const height = node.lines.length * size * 1.16;
  const reach = node.seat.size + size * 0.22;
  const left = side === 'right' ? at.x + reach : side === 'left' ? at.x - reach - width : at.x - width / 2;
  const top = side === 'above' ? at.y - reach - height : side === 'below' ? at.y + reach : at.y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}
function symbolBox(node, at) {
  const { size } = node.seat;
  return { left: at.x - size, right: at.x + size, top: at.y - size, bottom: at.y + size };
}
/* Symbol and name of a node as one box, as the layout meant it. */
function nodeBox(node, at, scale) {
  const name = nameBox(node, at, node.seat.above ? 'above' : 'below', nameSize(scale));
  const symbol = symbolBox(node, at);
  return {
    left: Math.min(name.left, symbol.left), right: Math.max(name.right, symbol.right),
    top: Math.min(name.top, symbol.top), bottom: Math.max(name.bottom, symbol.bottom),
  };
}
/* What of the drawing is in view. */
function viewBox(net) {
  const { clientWidth, clientHeight } = net.canvas.frame.canvas;
  const [start, end] = [net.DOMtoCanvas({ x: 0, y: 0 }), net.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}
const within = (box, view) => box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/* Of two names that would touch the one of the selection stays, then that of the larger symbol. */
function placeNames(net, scale) {
  const size = nameSize(scale);
  const kept = related();
  const at = net.getPositions();
  const nodes = shownNodes().filter((node) => at[node.id]);
  const rank = (node) => (state.selected === node ? 2 : kept && kept.has(node) ? 1 : 0);
  nodes.sort((a, b) => rank(b) - rank(a) || b.seat.size - a.seat.size || (a.key < b.key ? -1 : 1));
  const symbols = nodes.map((node) => [node, symbolBox(node, at[node.id])]);
  const view = viewBox(net);
  const result = [];
  for (const node of nodes) {
    const sides = node.seat.above ? ['above', 'below', 'right', 'left'] : ['below', 'above', 'right', 'left'];
    const all = sides.map((side) => nameBox(node, at[node.id], side, size));
    /* A name is not cut off by the border of the view if it can stand elsewhere. */
    const boxes = [...all.filter((box) => within(box, view)), ...all.slice(0, 2).filter((box) => !within(box, view))];
    const clear = (box) => result.every((one) => !touch(one.box, box));
    const free = boxes.find((box) => clear(box) && symbols.every(([one, symbol]) => one === node || !touch(symbol, box)));
    const box = free || (rank(node) ? boxes.find(clear) : null);
    if (box) result.push({ node, box, size, faded: kept !== null && !kept.has(node) });
  }
  return result;
}
function drawNames(context, names) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  names.forEach(({ node, box, size, faded }) => {
    context.font = nameFont(size);
    context.lineWidth = size * 0.28;
    context.strokeStyle = colors.stage;
    context.fillStyle = faded ? blend(colors.ink, colors.stage, 0.4) : colors.ink;
    node.lines.forEach((line, row) => {
      const x = (box.left + box.right) / 2;
      const y = box.top + (row + 0.5) * size * 1.16;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  });
}
