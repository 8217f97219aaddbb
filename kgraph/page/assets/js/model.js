const DATA = island('kg-data');
const STATUSES = ['asserted', 'reported', 'planned', 'possible', 'denied'];
const DAY = 864e5;
const TYPES = new Map(DATA.types.map((type) => [type.id, type]));
const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
const CATS = DATA.categories;
CATS.forEach((cat) => {
  const text = cat.id.replaceAll('_', ' ').toLowerCase();
  cat.label = text.charAt(0).toUpperCase() + text.slice(1);
});

/* Mentions arrive as rows; these are their columns. */
const MENTIONS = DATA.mentions.map(([edge, sentence, relation, modality, negated, date, days, published,
  confidence, rule, by, subject, object, trigger]) => ({
  edge: DATA.edges[edge],
  doc: DATA.docs[DATA.sentences[sentence][0]],
  place: sentence,
  sentence: DATA.sentences[sentence][1],
  relation: DATA.words[relation],
  modality: STATUSES[modality],
  status: negated ? 'denied' : STATUSES[modality],
  date, days, published, confidence,
  rule: DATA.words[rule],
  by: by === null ? null : DATA.words[by],
  spans: [[subject, 's'], [object, 'o'], [trigger, 'r']],
}));
const NODES = new Map();
const EDGES = new Map();
DATA.nodes.forEach((node) => {
  node.edges = [];
  node.search = [node.name, node.key, ...node.also].map(fold);
  NODES.set(node.id, node);
});
DATA.edges.forEach((edge) => {
  edge.mentions = [];
  edge.source = NODES.get(edge.s);
  edge.target = NODES.get(edge.t);
  edge.kind = KINDS.get(CATS[edge.c].kind);
  edge.key = [edge.source.key, edge.target.key, CATS[edge.c].id, edge.look, edge.sym].join('|');
  edge.source.edges.push(edge);
  if (edge.target !== edge.source) edge.target.edges.push(edge);
  EDGES.set(edge.id, edge);
});
MENTIONS.forEach((mention) => mention.edge.mentions.push(mention));
const other = (edge, node) => (edge.source === node ? edge.target : edge.source);
DATA.nodes.forEach((node) => {
  node.degree = new Set(node.edges.map((edge) => other(edge, node))).size;
});

/* The period: days since 1970 of the first and last dated evidence; no time line for one date. */
const DATED = MENTIONS.filter((mention) => mention.days);
const FIRST = DATED.reduce((day, mention) => Math.min(day, mention.days[0]), Infinity);
const LAST = DATED.reduce((day, mention) => Math.max(day, mention.days[1]), -Infinity);
const TIMED = new Set(DATED.map((mention) => mention.days.join())).size > 1;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const state = {
  offCats: new Set(), offTypes: new Set(), offStatus: new Set(),
  from: FIRST, to: LAST, undated: true, min: 1, alone: false,
  words: 'relation', table: false,
  focus: null, /* { node, circle }: only this actor; with a circle, also what its neighbours do */
  selected: null, /* a node or an edge */
};
const drawn = new Set(); /* ids of the actors that have a place in the drawing */
const visible = new Map(); /* edge id -> its visible mentions */

const timeOk = (mention) =>
  !TIMED || (mention.days ? mention.days[1] >= state.from && mention.days[0] <= state.to : state.undated);
const mentionOk = (mention) => !state.offStatus.has(mention.status) && timeOk(mention);
const typesOk = (edge) => !state.offTypes.has(edge.source.type) && !state.offTypes.has(edge.target.type);

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
function sources(mentions) {
  return new Set(mentions.map((mention) => mention.doc)).size;
}
function compute() {
  visible.clear();
  for (const edge of DATA.edges) {
    if (!drawn.has(edge.s) || !drawn.has(edge.t)) continue;
    if (state.offCats.has(edge.c) || !typesOk(edge) || !focusOk(edge)) continue;
    const mentions = edge.mentions.filter(mentionOk);
    if (mentions.length && sources(mentions) >= state.min) visible.set(edge.id, mentions);
  }
}
function activeNodes() {
  const active = new Set();
  for (const id of visible.keys()) {
    active.add(EDGES.get(id).source);
    active.add(EDGES.get(id).target);
  }
  return active;
}
function count(items) {
  const counts = new Map();
  items.forEach((item) => counts.set(item, (counts.get(item) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
const arrow = (edge) => (edge.sym ? '↔' : '→');
const title = (edge) => `${edge.source.name} ${arrow(edge)} ${edge.target.name}`;
