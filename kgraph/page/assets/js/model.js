/* The data as objects: mentions, actors and, level by level, the lines between them. */
const DATA = island('kg-data');
const say = (name, values) => phrase(DATA.strings[name], values);
const STATUSES = ['asserted', 'reported', 'planned', 'possible', 'denied'];
const DAY = 864e5;
const TYPES = new Map(DATA.types.map((type) => [type.id, type]));
const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
const CATS = DATA.categories;
CATS.forEach((cat) => {
  const text = cat.id.replaceAll('_', ' ').toLowerCase();
  cat.label = text.charAt(0).toUpperCase() + text.slice(1);
});
const SOURCES = DATA.sources;

/* A document without a named source is a source of its own. */
const DOCS = DATA.docs.id.map((id, at) => {
  const source = DATA.docs.source[at];
  return { id, title: DATA.docs.title[at], url: DATA.docs.url[at], date: DATA.docs.date[at], source, voice: SOURCES[source] ? source : `document ${at}` };
});
const columns = DATA.mentions;
const MENTIONS = columns.sentence.map((sentence, at) => {
  const [date, first, last] = columns.date[at] < 0 ? [null, NaN, NaN] : DATA.dates[columns.date[at]];
  return {
    at, date, first, last,
    doc: DOCS[DATA.sentences.doc[sentence]],
    place: sentence,
    relation: DATA.words[columns.relation[at]],
    modality: columns.modality[at],
    status: columns.negated[at] ? 4 : columns.modality[at],
    published: columns.published[at],
    confidence: columns.confidence[at],
    edge: null,
  };
});
const textOf = (mention) => DATA.sentences.text[mention.place];
const intensityOf = (mention) => columns.intensity[mention.at];
const ruleOf = (mention) => DATA.words[columns.rule[mention.at]];
const speakerOf = (mention) => (columns.by[mention.at] < 0 ? null : DATA.words[columns.by[mention.at]]);
const marksOf = (mention) => ['s', 'o', 'r'].map((role, at) => {
  const start = 6 * mention.at + 2 * at;
  return [columns.marks.slice(start, start + 2), role];
});

const OFFICES = new Map(DATA.offices);
const NODES = island('kg-nodes').map((base, at) => ({
  id: base.id, at, shape: base.shape, lines: base.label.split('\n'),
  key: DATA.nodes.key[at], name: DATA.nodes.name[at], state: DATA.nodes.state[at],
  also: DATA.nodes.also[at], offices: OFFICES.get(at) || [], type: DATA.types[DATA.nodes.type[at]].id,
  seat: null, /* what it is at the present level: its lines, its place, its size; null when not there */
}));
const BY_ID = new Map(NODES.map((node) => [node.id, node]));
const BY_KEY = new Map(NODES.map((node) => [node.key, node]));
const ENDS = island('kg-edges');
const EDGES = new Map(); /* the lines of every level that was looked at, by id */
const other = (edge, node) => (edge.source === node ? edge.target : edge.source);

function readEdges(level) {
  const edges = Array.from({ length: level.lines }, (_, at) => {
    const number = level.first + at;
    const { id, from, to } = ENDS[number];
    const [source, target, c] = [BY_ID.get(from), BY_ID.get(to), DATA.edges.category[number]];
    const [look, sym] = [DATA.edges.look[number], DATA.edges.symmetric[number]];
    const key = [source.key, target.key, CATS[c].id, look, sym].join('|');
    return { id, key, source, target, c, look, sym, bend: DATA.edges.bend[number], kind: KINDS.get(CATS[c].kind), mentions: [] };
  });
  level.line.forEach((line, at) => { if (line >= 0) edges[line - level.first].mentions.push(MENTIONS[at]); });
  edges.forEach((edge) => EDGES.set(edge.id, edge));
  return edges;
}
const [LEAST, MORE, MOST] = DATA.sizes;
function readSeats(level, edges, tall) {
  const seats = new Map(level.nodes.map((at, row) => [NODES[at], {
    edges: [], near: new Set(), mentions: level.mentions[row], members: [], at: null, home: null, above: false,
  }]));
  edges.forEach((edge) => {
    seats.get(edge.source).edges.push(edge);
    if (edge.target === edge.source) return;
    seats.get(edge.target).edges.push(edge);
    seats.get(edge.source).near.add(edge.target);
    seats.get(edge.target).near.add(edge.source);
  });
  level.members.forEach(([parent, found]) => { seats.get(NODES[parent]).members = found.map((at) => NODES[at]); });
  level.places.forEach(([at, x, y, above, px, py, pabove]) => {
    const seat = seats.get(NODES[at]);
    seat.home = tall ? { x: px, y: py } : { x, y };
    seat.above = Boolean(tall ? pabove : above);
  });
  seats.forEach((seat, node) => {
    const facts = new Set(seat.edges.filter((edge) => edge.look === 'fact').map((edge) => other(edge, node)));
    facts.delete(node);
    seat.size = Math.min(LEAST + MORE * Math.sqrt(facts.size), MOST);
    seat.degree = seat.near.size;
  });
  return seats;
}
/* The present level: { at, id, edges, seats, drawn }, drawn being the actors that have a place. */
let here = null;
const visited = new Map();
function enter(at, tall) {
  const level = DATA.levels[at];
  if (!visited.has(at)) {
    const edges = readEdges(level);
    visited.set(at, { at, id: level.id, edges, seats: readSeats(level, edges, tall), drawn: new Set() });
  }
  here = visited.get(at);
  NODES.forEach((node) => { node.seat = here.seats.get(node) || null; });
  MENTIONS.forEach((mention, row) => { mention.edge = level.line[row] < 0 ? null : EDGES.get(`e${level.line[row]}`); });
  goHome();
}
/* Only the actors that the page begins with have a place. */
function goHome() {
  here.drawn.clear();
  here.seats.forEach((seat, node) => {
    seat.at = seat.home;
    if (seat.at) here.drawn.add(node);
  });
}
/* Who stands for an actor at the present level: itself, or the one that it counts as. */
function standIn(node) {
  if (!node || node.seat) return node;
  for (const [parent, seat] of here.seats) if (seat.members.includes(node)) return parent;
  return null;
}

/* The period: days since 1970 of the first and last dated evidence; no time line for one date. */
const DATED = MENTIONS.filter((mention) => mention.date !== null);
const FIRST = DATED.reduce((day, mention) => Math.min(day, mention.first), Infinity);
const LAST = DATED.reduce((day, mention) => Math.max(day, mention.last), -Infinity);
const TIMED = new Set(DATED.map((mention) => mention.date)).size > 1;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const arrow = (edge) => (edge.sym ? '↔' : '→');
const title = (edge) => `${edge.source.name} ${arrow(edge)} ${edge.target.name}`;
