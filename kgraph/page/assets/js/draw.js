/* Drawing by vis-network from the nodes, edges and options that pyvis wrote. */
const OPTIONS = island('kg-options');
const stage = $('graph');
const tall = stage.clientHeight > 1.1 * stage.clientWidth;
const LOOK = { fact: { fade: 1, dash: null }, open: { fade: 0.62, dash: [2, 5] }, denied: { fade: 0.5, dash: [1, 5, 7, 5] } };

island('kg-nodes').forEach((base) => {
  const node = NODES.get(base.id);
  node.base = { id: base.id, label: base.label, shape: base.shape, size: base.size };
  node.lines = base.label.split('\n').length;
  node.above = Boolean(tall ? base.pxabove : base.xabove);
  node.at = base.x === undefined ? null : tall ? { x: base.px, y: base.py } : { x: base.x, y: base.y };
  if (node.at) drawn.add(node.id);
});
island('kg-edges').forEach((base) => { EDGES.get(base.id).base = base; });

let colors = {};
function readColors() {
  const dark = isDark() ? 1 : 0;
  colors = { dark, ink: cssVar('--ink'), stage: cssVar('--stage'), mute: cssVar('--mute') };
}
readColors();
const kindColor = (kind) => kind.color[colors.dark];
const typeColor = (type) => TYPES.get(type).color[colors.dark];
const lineWidth = (edge, n) => edge.kind.width + 1.25 * Math.log2(n);

/* What stays bright beside the selection: nodes and edges by id; null when nothing is selected. */
function related() {
  const chosen = state.selected;
  if (!chosen) return null;
  const kept = new Set([chosen.id]);
  if (chosen.source) [chosen.s, chosen.t].forEach((id) => kept.add(id));
  else {
    chosen.edges.filter((edge) => visible.has(edge.id)).forEach((edge) => {
      [edge.id, edge.s, edge.t].forEach((id) => kept.add(id));
    });
  }
  return kept;
}
function period(mentions) {
  const dates = mentions.map((mention) => mention.date).filter(Boolean).sort();
  if (!dates.length) return '';
  const last = dates[dates.length - 1];
  return dates[0] === last ? last : `${dates[0]} – ${last}`;
}
function edgeTip(edge, mentions) {
  const words = count(mentions.map((mention) => mention.relation)).map((entry) => entry[0]);
  const lines = [title(edge), `${CATS[edge.c].label}: ${words.slice(0, 4).join(', ')}`];
  lines.push([plural(sentences(mentions), 'sentence'), period(mentions)].filter(Boolean).join(' · '));
  return lines.join('\n');
}
function nodeItem(node, active, kept) {
  const dim = kept !== null && !kept.has(node.id);
  const full = typeColor(node.type);
  const fillColor = dim ? blend(full, colors.stage, 0.28) : full;
  const strong = { background: full, border: colors.ink };
  return {
    ...node.base, ...node.at,
    hidden: state.offTypes.has(node.type) || !(active.has(node) || state.selected === node || aloneOk(node)),
    color: { background: fillColor, border: colors.stage, highlight: strong, hover: strong },
    font: { color: dim ? blend(colors.ink, colors.stage, 0.4) : colors.ink, strokeColor: colors.stage, vadjust: labelShift(node) },
    title: `${node.name}\n${TYPES.get(node.type).label} · ${plural(node.degree, 'neighbour')}`,
  };
}
/* vis-network writes names below; a shift by symbol and text puts them above. */
const LABEL = { ...OPTIONS.nodes.font, line: OPTIONS.nodes.font.size * 1.15 };
const labelShift = (node) => (node.above ? -2 * node.base.size - node.lines * LABEL.size - 12 : LABEL.vadjust);
/* Symbol and name of a node as a box in the drawing; vis-network's own ignores the shift. */
function nodeBox(net, id) {
  const { size } = NODES.get(id).base;
  const { y } = net.getPositions([id])[id];
  const { left, right } = net.getBoundingBox(id);
  const text = NODES.get(id).lines * LABEL.line + 4;
  const { above } = NODES.get(id);
  return { left, right, top: y - size - (above ? text : 0), bottom: y + size + (above ? 0 : text) };
}
const aloneOk = (node) => state.alone && !state.focus && (node.degree === 0 || visible.size > 0);
function edgeItem(edge, kept) {
  const mentions = visible.get(edge.id);
  if (!mentions) return { ...edge.base, hidden: true };
  const dim = kept !== null && !kept.has(edge.id);
  const look = LOOK[edge.look];
  const color = blend(kindColor(edge.kind), colors.stage, dim ? 0.16 : look.fade);
  const dash = look.dash || (edge.kind.dash.length ? edge.kind.dash : false);
  return {
    ...edge.base, hidden: false, dashes: dash, width: lineWidth(edge, mentions.length),
    color: { color, highlight: color, hover: color }, title: edgeTip(edge, mentions),
  };
}
function themeOptions() {
  readColors();
  return { nodes: { font: { color: colors.ink, strokeColor: colors.stage } } };
}

const nodeSet = new vis.DataSet([]);
const edgeSet = new vis.DataSet([]);
Object.assign(OPTIONS.nodes.font, themeOptions().nodes.font);
const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, OPTIONS);
const canvas = stage.querySelector('canvas');

function redraw() {
  const active = activeNodes();
  const kept = related();
  const nodes = [];
  drawn.forEach((id) => nodes.push(nodeItem(NODES.get(id), active, kept)));
  const edges = DATA.edges.filter((edge) => drawn.has(edge.s) && drawn.has(edge.t));
  nodeSet.update(nodes);
  edgeSet.update(edges.map((edge) => edgeItem(edge, kept)));
  forgetLabels();
  $('empty').hidden = visible.size > 0;
}

/* The view: everything fits until the reader moves it. */
let moved = false;
const shownIds = () => nodeSet.get().filter((item) => !item.hidden).map((item) => item.id);
/* The view that shows these nodes with their names; vis-network's own fit ignores names above. */
function frame(net, ids, width, height, most) {
  net.redraw();
  const boxes = ids.map((id) => nodeBox(net, id));
  const [left, top] = ['left', 'top'].map((side) => Math.min(...boxes.map((box) => box[side])) - 24);
  const [right, bottom] = ['right', 'bottom'].map((side) => Math.max(...boxes.map((box) => box[side])) + 24);
  const scale = Math.min(width / (right - left), height / (bottom - top), most);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
}
function fitTo(nodes, most, animate) {
  if (!nodes.length) return;
  const view = frame(network, nodes, stage.clientWidth, stage.clientHeight, most);
  network.moveTo({ ...view, animation: motion(animate) });
}
const fitAll = (animate) => fitTo(shownIds(), 1.3, animate);
const motion = (wanted) => (wanted && !calm.matches ? { duration: 300 } : false);
network.on('zoom', () => { moved = true; });
network.on('dragEnd', (event) => {
  if (!event.nodes.length) moved = true;
  event.nodes.forEach((id) => { NODES.get(id).at = network.getPositions([id])[id]; });
});
network.on('resize', () => { setTimeout(() => { if (!moved && !state.selected) fitAll(false); }, 0); });
['hoverNode', 'hoverEdge'].forEach((name) => network.on(name, () => { canvas.style.cursor = 'pointer'; }));
['blurNode', 'blurEdge'].forEach((name) => network.on(name, () => { canvas.style.cursor = ''; }));

/* Bring what is related to the selection into view without making it smaller than need be; a
   drawing that stays readable as a whole is shown whole. */
function fitRelated() {
  if (!moved && frame(network, shownIds(), stage.clientWidth, stage.clientHeight, 1.3).scale >= 0.7) {
    fitAll(true);
    return;
  }
  const nodes = [...related()].filter((id) => NODES.has(id) && drawn.has(id));
  fitTo(nodes, Math.max(network.getScale(), 0.85), true);
}

/* Actors outside the first view get the next free place on a spiral round an anchor. */
function putNear(node, anchor) {
  if (node.at) return;
  const taken = [...drawn].map((id) => NODES.get(id).at);
  const free = (x, y) => taken.every((at) => Math.abs(at.x - x) >= 150 || Math.abs(at.y - y) >= 80);
  node.at = { x: anchor.x, y: anchor.y };
  for (let step = 1; step < 500; step += 1) {
    const x = Math.round(anchor.x + Math.cos(step * 2.4) * (120 + 13 * step));
    const y = Math.round(anchor.y + Math.sin(step * 2.4) * (120 + 13 * step) * 0.7);
    if (free(x, y)) { node.at = { x, y }; break; }
  }
  drawn.add(node.id);
}
function expand(node) {
  if (!node.at) {
    const known = node.edges.map((edge) => other(edge, node)).find((near) => near.at);
    putNear(node, known ? known.at : network.getViewPosition());
  }
  const hidden = new Set(node.edges.map((edge) => other(edge, node)).filter((near) => !near.at));
  [...hidden].sort((a, b) => b.degree - a.degree).slice(0, 60).forEach((near) => putNear(near, node.at));
}
