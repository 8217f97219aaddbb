/* The state of the page, and what of the data is visible in it. */
const state = {
  offKinds: new Set(), offCats: new Set(), offTypes: new Set(), offStatus: new Set(), offSources: new Set(),
  from: FIRST, to: LAST, undated: true, min: 1, sure: 0, alone: false,
  all: false, /* planned, possible and denied count as facts */
  words: 'relation', table: false, theme: null,
  focus: null, /* { node, circle }: only this actor; with a circle, also what its neighbours do */
  selected: null, /* a node, an edge, a pair { one, two } or a way { from, to, nodes, edges } */
  put: [], /* what the reader added to the drawing: ['show' or 'around', node] */
};
const visible = new Map(); /* edge id -> its visible mentions */

const isEdge = (item) => Boolean(item && item.source);
const isPair = (item) => Boolean(item && item.one);
const isWay = (item) => Boolean(item && item.from);
const isNode = (item) => Boolean(item && item.key && !item.source);
const isFact = (edge) => state.all || edge.look === 'fact';

function timeOk(mention) {
  if (!TIMED) return true;
  return mention.date === null ? state.undated : mention.last >= state.from && mention.first <= state.to;
}
function mentionOk(mention, anytime = false) {
  return !state.offStatus.has(STATUSES[mention.status]) && mention.confidence >= state.sure
    && !state.offSources.has(mention.doc.source) && (anytime || timeOk(mention));
}
const typesOk = (edge) => !state.offTypes.has(edge.source.type) && !state.offTypes.has(edge.target.type);
const sortOk = (edge) => !state.offCats.has(edge.c) && !state.offKinds.has(edge.kind.id) && typesOk(edge);

function focusOk(edge) {
  if (!state.focus) return true;
  const { node, circle } = state.focus;
  if (edge.source === node || edge.target === node) return true;
  return circle !== null && circle.has(edge.source) && circle.has(edge.target);
}
/* One sentence may be evidence for more than one relation. */
function sentences(mentions) {
  return new Set(mentions.map((mention) => mention.place)).size;
}
function voices(mentions) {
  return new Set(mentions.map((mention) => mention.doc.voice)).size;
}
/* The mentions of an edge that pass, or null when it is not to be seen; drawn or not. */
function passing(edge, anytime = false) {
  if (!sortOk(edge)) return null;
  const mentions = edge.mentions.filter((mention) => mentionOk(mention, anytime));
  return mentions.length && (state.min === 1 || voices(mentions) >= state.min) ? mentions : null;
}
function compute() {
  visible.clear();
  for (const edge of here.edges) {
    if (!here.drawn.has(edge.source) || !here.drawn.has(edge.target) || !focusOk(edge)) continue;
    const mentions = passing(edge);
    if (mentions) visible.set(edge.id, mentions);
  }
}
/* Of too many lines those with the most sources are drawn, of every actor at least one. */
const LINES = 1500;
function drawnLines() {
  if (visible.size <= LINES) return new Set(visible.keys());
  const ranked = [...visible].map(([id, mentions]) => [id, voices(mentions) + mentions.length / 1e4]);
  ranked.sort((a, b) => b[1] - a[1]);
  const served = new Set();
  return new Set(ranked.filter(([id], at) => {
    const { source, target } = EDGES.get(id);
    const first = !served.has(source) || !served.has(target);
    served.add(source).add(target);
    return at < LINES || first;
  }).map((entry) => entry[0]));
}
function activeNodes() {
  const active = new Set();
  for (const id of visible.keys()) {
    active.add(EDGES.get(id).source);
    active.add(EDGES.get(id).target);
  }
  return active;
}
/* The way between two actors over facts that pass the filters, drawn or not. */
function findWay(from, to) {
  const known = new Map();
  const passes = (edge) => {
    if (!known.has(edge)) known.set(edge, isFact(edge) && passing(edge) !== null);
    return known.get(edge);
  };
  const steps = (node) => [...new Set(node.seat.edges.filter(passes).map((edge) => other(edge, node)))]
    .sort((a, b) => b.seat.degree - a.seat.degree || (a.key < b.key ? -1 : 1));
  const nodes = shortest(from, to, steps) || [];
  const edges = nodes.slice(1).flatMap((node, at) => nodes[at].seat.edges
    .filter((edge) => passes(edge) && other(edge, nodes[at]) === node));
  return { from, to, nodes, edges };
}
