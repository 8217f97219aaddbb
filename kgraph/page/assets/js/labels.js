/* Words on the lines, drawn here because vis-network lets them run over nodes and one another. */
const EDGE_FONT = 13;
const PLACES = [0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76];
const LABEL_EDGES = 320;
const FEW = 60; /* so many lines have their words however small the drawing */
let placed = null; /* { scale, names, words } of the present drawing; null when it must be made anew */
function forgetLabels() { placed = null; }

function labelOf(edge, mentions) {
  if (state.words === 'count') return sentences(mentions) > 1 ? String(sentences(mentions)) : '';
  if (state.words === '') return '';
  const words = count(mentions.map((mention) => mention.relation));
  const times = mentions.length > 1 ? ` ×${mentions.length}` : '';
  return marker(edge, mentions) + short(words[0][0]) + times;
}
function marker(edge, mentions) {
  if (edge.look === 'denied') return say('not_marker');
  return edge.look === 'open' ? say('open_marker', { status: say(STATUSES[mentions[0].modality]) }) : '';
}
const wordSize = (scale) => Math.min(Math.max(EDGE_FONT, 10 / scale), 17 / scale);

/* A label is taken as a row of discs along its line, which makes slanted text easy to compare. */
function discs(label) {
  const n = Math.max(1, Math.ceil(label.width / label.size));
  return Array.from({ length: n }, (_, at) => {
    const shift = ((at + 0.5) / n - 0.5) * (label.width + 4);
    return { x: label.x + Math.cos(label.angle) * shift, y: label.y + Math.sin(label.angle) * shift };
  });
}
function onBox(disc, box, r) {
  return disc.x > box.left - r && disc.x < box.right + r && disc.y > box.top - r && disc.y < box.bottom + r;
}
/* How far words keep from boxes and from other words: at ease, or at a pinch. */
const CLEAR = [[0.62, 1.15], [0.5, 0.95]];

function candidate(line, at, item) {
  const here = line.getPoint(at);
  const before = line.getPoint(Math.max(at - 0.04, 0));
  const after = line.getPoint(Math.min(at + 0.04, 1));
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle <= -Math.PI / 2) angle += Math.PI;
  return { ...item, x: here.x, y: here.y, angle };
}
function loopLabel(net, edge, item) {
  const { x, y } = net.getPositions([edge.source.id])[edge.source.id];
  return { ...item, x: x + edge.source.seat.size + 14, y: y - edge.source.seat.size - 32, angle: 0 };
}
const plain = (entry) => Number(entry.edge.look === 'fact');
/* Planned, possible and denied come first, as their words matter most; then the shortest lines. */
function waiting(net, context, size) {
  const kept = related();
  const edges = [...visible.keys()].filter((id) => net.body.edges[id]).map((id) => EDGES.get(id)).filter((edge) => !kept || kept.has(edge));
  if (edges.length > LABEL_EDGES) return [];
  return edges.map((edge) => {
    const text = labelOf(edge, visible.get(edge.id));
    const line = net.body.edges[edge.id].edgeType;
    const [start, end] = [line.getPoint(0), line.getPoint(1)];
    const width = context.measureText(text).width;
    return { edge, line, item: { text, width, size, id: edge.id }, room: Math.hypot(end.x - start.x, end.y - start.y) - width };
  }).filter(({ item }) => item.text).sort((a, b) => plain(a) - plain(b) || a.room - b.room || (a.edge.key < b.edge.key ? -1 : 1));
}
function placeWords(net, context, scale, names) {
  const size = wordSize(scale);
  context.font = nameFont(size);
  const at = net.getPositions();
  const boxes = [...names.map((name) => name.box), ...shownNodes().filter((node) => at[node.id]).map((node) => symbolBox(node, at[node.id]))];
  const taken = [];
  const result = [];
  for (const { edge, line, item } of waiting(net, context, size)) {
    const options = edge.source === edge.target
      ? [loopLabel(net, edge, item)]
      : PLACES.map((share) => candidate(line, share, item));
    const fits = CLEAR.map(([box, word]) => options.find((label) => discs(label).every((disc) =>
      !boxes.some((one) => onBox(disc, one, box * size))
      && !taken.some((used) => Math.hypot(disc.x - used.x, disc.y - used.y) < word * size)))).find(Boolean);
    /* The words of the selection may run over other words, though not over a name. */
    const bare = (one) => discs(one).every((disc) => !boxes.some((box) => onBox(disc, box, size * 0.3)));
    const label = fits || (state.selected === edge ? options.find(bare) : null);
    if (!label) continue;
    taken.push(...discs(label));
    result.push(label);
  }
  return result;
}
function drawWords(context, labels) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  labels.forEach((label) => {
    const edge = EDGES.get(label.id);
    context.save();
    context.font = nameFont(label.size);
    context.translate(label.x, label.y);
    context.rotate(label.angle);
    context.fillStyle = colors.stage;
    context.beginPath();
    context.roundRect(-label.width / 2 - 3, -label.size * 0.62, label.width + 6, label.size * 1.24, 4);
    context.fill();
    context.fillStyle = blend(kindColor(edge.kind), colors.ink, isFact(edge) ? 0.6 : 0.45);
    context.fillText(label.text, 0, 0);
    context.restore();
  });
}
/* Names and words at a scale; words only where they are readable or belong to the selection. */
function placeText(net, context, scale) {
  const names = placeNames(net, scale);
  const words = scale * EDGE_FONT >= 9 || state.selected || visible.size <= FEW ? placeWords(net, context, scale, names) : [];
  return { scale, names, words };
}
network.on('afterDrawing', (context) => {
  const scale = network.getScale();
  const at = network.getViewPosition();
  const same = placed && Math.abs(placed.scale / scale - 1) < 0.01 && Math.hypot(placed.at.x - at.x, placed.at.y - at.y) * scale < 40;
  if (!same) placed = { ...placeText(network, context, scale), at };
  drawWords(context, placed.words);
  drawNames(context, placed.names);
});
network.on('dragging', (event) => { if (event.nodes.length) forgetLabels(); });

/* The actor or the edge whose name or words lie under a point of the drawing, or null. */
function nameAt(point) {
  const hit = (placed ? placed.names : []).find(({ box }) => onBox(point, box, 0));
  return hit ? hit.node : null;
}
function wordsAt(point) {
  const hit = (placed ? placed.words : []).find((label) => discs(label).some((disc) => Math.hypot(disc.x - point.x, disc.y - point.y) < label.size * 0.7));
  return hit ? EDGES.get(hit.id) : null;
}
