/* Drawing by vis-network from the nodes, edges and options that pyvis wrote. */
const OPTIONS = island('kg-options');
const stage = $('graph');
const tall = stage.clientHeight > 1.1 * stage.clientWidth;
const LOOK = { fact: { fade: 1, dash: null }, open: { fade: 0.55, dash: [2, 5] }, denied: { fade: 0.45, dash: [1, 5, 7, 5] } };
const CROWD = 60; /* from here on lines step back behind the actors */

let colors = {};
function readColors() {
  const dark = isDark() ? 1 : 0;
  colors = { dark, ink: cssVar('--ink'), stage: cssVar('--stage'), mute: cssVar('--mute') };
}
const kindColor = (kind) => kind.color[colors.dark];
const typeColor = (type) => TYPES.get(type).color[colors.dark];

/* The more sources, the wider; what is no fact and what merely stands stays thin. */
function lineWidth(edge, mentions) {
  if (!isFact(edge)) return 1.2;
  if (edge.kind.id === 'standing') return edge.kind.width;
  return edge.kind.width + 1.5 * Math.log2(voices(mentions));
}
/* What stays bright beside the selection, nodes and edges; null when nothing is selected. */
function related() {
  const chosen = state.selected;
  if (!chosen) return null;
  if (isWay(chosen)) return new Set([chosen.from, chosen.to, ...chosen.nodes, ...chosen.edges]);
  if (isPair(chosen)) return new Set([chosen.one, chosen.two, ...pairEdges(chosen).filter((edge) => visible.has(edge.id))]);
  if (isEdge(chosen)) return new Set([chosen, chosen.source, chosen.target]);
  const kept = new Set([chosen]);
  chosen.seat.edges.filter((edge) => visible.has(edge.id)).forEach((edge) => {
    [edge, edge.source, edge.target].forEach((item) => kept.add(item));
  });
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
  if (edge.look !== 'fact') lines.push(statusNames(mentions).join(', '));
  lines.push([say('n_sentences', { n: sentences(mentions) }), say('n_sources', { n: voices(mentions) }), period(mentions)].filter(Boolean).join(' · '));
  return lines.join('\n');
}
const statusNames = (mentions) => STATUSES.filter((name, at) => mentions.some((mention) => mention.status === at)).map((name) => say(name));
const aloneOk = (node) => state.alone && !state.focus && (node.seat.degree === 0 || visible.size > 0);

function nodeItem(node, active, kept) {
  const dim = kept !== null && !kept.has(node);
  const full = typeColor(node.type);
  const fillColor = dim ? blend(full, colors.stage, 0.28) : full;
  const strong = { background: full, border: colors.ink };
  const asked = kept !== null && kept.has(node);
  return {
    id: node.id, shape: node.shape, size: node.seat.size, ...node.seat.at,
    hidden: state.offTypes.has(node.type) || !(active.has(node) || asked || aloneOk(node)),
    color: { background: fillColor, border: colors.stage, highlight: strong, hover: strong },
    title: `${node.name}\n${TYPES.get(node.type).label} · ${say('n_neighbours', { n: node.seat.degree })}`,
  };
}
function edgeItem(edge, kept) {
  const mentions = visible.get(edge.id);
  const dim = kept !== null && !kept.has(edge);
  const look = LOOK[edge.look];
  const fade = dim ? 0.14 : (state.all ? 1 : look.fade) * (kept === null && here.drawn.size > CROWD ? 0.75 : 1);
  const color = blend(kindColor(edge.kind), colors.stage, fade);
  const side = edge.bend > 0 ? 'curvedCW' : 'curvedCCW';
  return {
    id: edge.id, from: edge.source.id, to: edge.target.id, width: lineWidth(edge, mentions),
    dashes: look.dash || (edge.kind.dash.length ? edge.kind.dash : false),
    arrows: { to: { enabled: !edge.sym, scaleFactor: 0.55 } },
    smooth: edge.bend ? { enabled: true, type: side, roundness: Math.abs(edge.bend) } : false,
    color: { color, highlight: color, hover: color }, title: edgeTip(edge, mentions),
  };
}

readColors();
const nodeSet = new vis.DataSet([]);
const edgeSet = new vis.DataSet([]);
const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, OPTIONS);
const canvas = stage.querySelector('canvas');

let lined = new Set(); /* ids of the lines that are drawn */
/* vis-network is slow to update, so it is told only what has changed. */
const told = new Map();
function tell(set, items) {
  const changed = items.filter((item) => {
    const text = JSON.stringify(item);
    if (told.get(item.id) === text) return false;
    told.set(item.id, text);
    return true;
  });
  if (changed.length) set.update(changed);
}
/* Take out of the drawing what has no place in it any more. */
function drop(set, kept) {
  const gone = set.getIds().filter((id) => !kept.has(id));
  gone.forEach((id) => told.delete(id));
  if (gone.length) set.remove(gone);
}
function redraw() {
  const active = activeNodes();
  const kept = related();
  lined = drawnLines();
  if (kept) kept.forEach((item) => { if (visible.has(item.id)) lined.add(item.id); });
  const edges = [...lined].map((id) => EDGES.get(id));
  drop(edgeSet, new Set(edges.map((edge) => edge.id)));
  drop(nodeSet, new Set([...here.drawn].map((node) => node.id)));
  tell(nodeSet, [...here.drawn].map((node) => nodeItem(node, active, kept)));
  tell(edgeSet, edges.map((edge) => edgeItem(edge, kept)));
  forgetLabels();
  $('empty').hidden = visible.size > 0;
}

/* The view: everything fits until the reader moves it. */
let moved = false;
const shownNodes = () => nodeSet.get({ filter: (item) => !item.hidden }).map((item) => BY_ID.get(item.id));
/* The view that shows these nodes with their names, which grow in the drawing as it shrinks. */
function frame(net, nodes, width, height, most) {
  let scale = most;
  let view = null;
  const at = net.getPositions();
  for (let round = 0; round < 8; round += 1) {
    const boxes = nodes.map((node) => nodeBox(node, at[node.id], scale));
    const [left, top] = ['left', 'top'].map((side) => Math.min(...boxes.map((box) => box[side])) - 16);
    const [right, bottom] = ['right', 'bottom'].map((side) => Math.max(...boxes.map((box) => box[side])) + 16);
    scale = Math.min(width / (right - left), height / (bottom - top), most);
    view = { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
  }
  return view;
}
function fitTo(nodes, most, animate) {
  if (!nodes.length) return;
  const view = frame(network, nodes, stage.clientWidth, stage.clientHeight, most);
  network.moveTo({ ...view, animation: motion(animate) });
}
const fitAll = (animate) => fitTo(shownNodes(), 1.3, animate);
const motion = (wanted) => (wanted && !calm.matches ? { duration: 300 } : false);
function place(view) {
  moved = true;
  network.moveTo({ ...view, animation: false });
}
network.on('zoom', () => { moved = true; rememberView(); });
network.on('dragEnd', (event) => {
  if (!event.nodes.length) { moved = true; rememberView(); }
  event.nodes.forEach((id) => { BY_ID.get(id).seat.at = network.getPositions([id])[id]; });
});
network.on('resize', () => { setTimeout(() => { if (!moved && !state.selected) fitAll(false); }, 0); });
['hoverNode', 'hoverEdge'].forEach((name) => network.on(name, () => { canvas.style.cursor = 'pointer'; }));
['blurNode', 'blurEdge'].forEach((name) => network.on(name, () => { canvas.style.cursor = ''; }));

/* Bring what is related to the selection into view without making it smaller than need be; a
   drawing that stays readable as a whole is shown whole. */
function fitRelated() {
  if (!moved && frame(network, shownNodes(), stage.clientWidth, stage.clientHeight, 1.3).scale >= 0.7) {
    fitAll(true);
    return;
  }
  const nodes = [...related()].filter((item) => here.drawn.has(item));
  fitTo(nodes, Math.max(network.getScale(), 0.85), true);
}

/* Actors outside the first view get the next free place round an anchor. */
function putNear(node, anchor) {
  if (node.seat.at) return;
  node.seat.at = freePlace(anchor, [...here.drawn].map((drawn) => drawn.seat.at));
  here.drawn.add(node);
}
/* An actor beside one that is drawn already, or in the middle. */
function putIn(node) {
  if (node.seat.at) return;
  const near = node.seat.edges.map((edge) => other(edge, node)).find((known) => known.seat.at);
  putNear(node, near ? near.seat.at : { x: 0, y: 0 });
}
const AROUND = 60;
function putAround(node) {
  putIn(node);
  const hidden = [...node.seat.near].filter((near) => !near.seat.at);
  hidden.sort((a, b) => b.seat.degree - a.seat.degree || (a.key < b.key ? -1 : 1));
  hidden.slice(0, AROUND).forEach((near) => putNear(near, node.seat.at));
}
/* Add to the drawing what the reader asked for, and remember it. */
function put(how, node) {
  const hidden = how === 'show' ? !node.seat.at : [node, ...node.seat.near].some((near) => !near.seat.at);
  if (!hidden) return;
  if (how === 'show') putIn(node); else putAround(node);
  state.put.push([how, node]);
}
