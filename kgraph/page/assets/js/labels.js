/* Words on the lines, drawn here because vis-network lets them run over nodes and one another. */
const EDGE_FONT = 13;
const PLACES = [0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76];
const LABEL_EDGES = 320;
let placed = null; /* labels of the present drawing; null when they must be placed anew */
function forgetLabels() { placed = null; }

const short = (text) => (text.length > 24 ? text.slice(0, 23) + '…' : text);
function labelOf(edge, mentions) {
  if (state.words === 'count') return sentences(mentions) > 1 ? String(sentences(mentions)) : '';
  if (state.words === '') return '';
  const words = count(mentions.map((mention) => mention.relation));
  const times = mentions.length > 1 ? ` ×${mentions.length}` : '';
  return marker(edge, mentions) + short(words[0][0]) + times;
}
function marker(edge, mentions) {
  if (edge.look === 'denied') return '✕ not ';
  return edge.look === 'open' ? `${mentions[0].modality}: ` : '';
}
const labelFont = () => `${EDGE_FONT}px ${OPTIONS.nodes.font.face}`;

/* A label is taken as a row of discs along its line, which makes slanted text easy to compare. */
function discs(label) {
  const n = Math.max(1, Math.ceil(label.width / EDGE_FONT));
  return Array.from({ length: n }, (_, at) => {
    const shift = ((at + 0.5) / n - 0.5) * (label.width + 4);
    return { x: label.x + Math.cos(label.angle) * shift, y: label.y + Math.sin(label.angle) * shift };
  });
}
function onBox(disc, box, r) {
  return disc.x > box.left - r && disc.x < box.right + r && disc.y > box.top - r && disc.y < box.bottom + r;
}
/* How far words keep from boxes and from other words: at ease, or at a pinch. */
const CLEAR = [[EDGE_FONT * 0.62, EDGE_FONT * 1.15], [EDGE_FONT * 0.5, EDGE_FONT * 0.95]];

function candidate(line, at, text, width) {
  const here = line.getPoint(at);
  const before = line.getPoint(Math.max(at - 0.04, 0));
  const after = line.getPoint(Math.min(at + 0.04, 1));
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle <= -Math.PI / 2) angle += Math.PI;
  return { text, width, x: here.x, y: here.y, angle };
}
function loopLabel(net, edge, text, width) {
  const { x, y } = net.getPositions([edge.s])[edge.s];
  const { size } = edge.source.base;
  return { text, width, x: x + size + 14, y: y - size - 32, angle: 0 };
}
const plain = (item) => Number(item.edge.look === 'fact');
/* Planned, possible and denied come first, as their words matter most; then the shortest lines. */
function waiting(net, context) {
  const kept = related();
  const edges = [...visible.keys()].filter((id) => net.body.edges[id] && (!kept || kept.has(id))).map((id) => EDGES.get(id));
  if (edges.length > LABEL_EDGES) return [];
  return edges.map((edge) => {
    const text = labelOf(edge, visible.get(edge.id));
    const line = net.body.edges[edge.id].edgeType;
    const [start, end] = [line.getPoint(0), line.getPoint(1)];
    const width = context.measureText(text).width;
    return { edge, text, line, width, room: Math.hypot(end.x - start.x, end.y - start.y) - width };
  }).filter((item) => item.text).sort((a, b) => plain(a) - plain(b) || a.room - b.room || (a.edge.id < b.edge.id ? -1 : 1));
}
function placeLabels(net, context) {
  context.font = labelFont();
  const boxes = shownIds().map((id) => nodeBox(net, id));
  const taken = [];
  const result = [];
  for (const { edge, text, line, width } of waiting(net, context)) {
    const options = edge.source === edge.target
      ? [loopLabel(net, edge, text, width)]
      : PLACES.map((at) => candidate(line, at, text, width));
    const fits = CLEAR.map(([box, word]) => options.find((label) => discs(label).every((disc) =>
      !boxes.some((one) => onBox(disc, one, box))
      && !taken.some((used) => Math.hypot(disc.x - used.x, disc.y - used.y) < word)))).find(Boolean);
    /* The words of the selection may run over other words, though not over a name. */
    const bare = (one) => discs(one).every((disc) => !boxes.some((box) => onBox(disc, box, EDGE_FONT * 0.3)));
    const label = fits || (state.selected === edge ? options.find(bare) : null);
    if (!label) continue;
    taken.push(...discs(label));
    result.push({ ...label, id: edge.id });
  }
  return result;
}
function drawLabels(context, labels) {
  context.font = labelFont();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  labels.forEach((label) => {
    const edge = EDGES.get(label.id);
    context.save();
    context.translate(label.x, label.y);
    context.rotate(label.angle);
    context.fillStyle = colors.stage;
    context.beginPath();
    context.roundRect(-label.width / 2 - 3, -EDGE_FONT * 0.62, label.width + 6, EDGE_FONT * 1.24, 4);
    context.fill();
    context.fillStyle = blend(kindColor(edge.kind), colors.ink, edge.look === 'fact' ? 0.6 : 0.45);
    context.fillText(label.text, 0, 0);
    context.restore();
  });
}
network.on('afterDrawing', (context) => {
  if (network.getScale() * EDGE_FONT < 6.5 && !state.selected) return;
  if (placed === null) placed = placeLabels(network, context);
  drawLabels(context, placed);
});
network.on('dragging', (event) => { if (event.nodes.length) forgetLabels(); });

/* The edge whose words lie under a point of the drawing, or null. */
function labelAt(point) {
  const hit = (placed || []).find((label) => discs(label).some((disc) => Math.hypot(disc.x - point.x, disc.y - point.y) < EDGE_FONT * 0.7));
  return hit ? EDGES.get(hit.id) : null;
}
