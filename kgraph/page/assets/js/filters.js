/* Filters; the list of categories is the legend as well. */
const boxes = []; /* [set of what is off, value, checkbox] */
function check(set, value, icon, label, number) {
  const input = el('input', { type: 'checkbox' });
  input.addEventListener('change', () => {
    if (input.checked) set.delete(value); else set.add(value);
    act();
  });
  boxes.push([set, value, input]);
  return el('label', {}, input, icon, el('span', { dir: 'auto', text: label }),
    number === null ? null : el('span', { class: 'cnt', text: number.toLocaleString(DATA.strings.lang) }));
}
/* How many mentions of the present level have each value of something. */
function tally(size, valueOf) {
  const counts = new Array(size).fill(0);
  MENTIONS.forEach((mention) => { if (mention.edge) counts[valueOf(mention)] += 1; });
  return counts;
}
function legendGroup(kind, counts) {
  const cats = CATS.map((cat, at) => at).filter((at) => CATS[at].kind === kind.id);
  if (!cats.length) return null;
  const rows = cats.map((at) => check(state.offCats, at, null, CATS[at].label, counts[at]));
  const head = check(state.offKinds, kind.id, lineIcon(kind), kind.label, null);
  head.className = 'g-head';
  return el('div', { class: 'group', role: 'group', 'aria-label': kind.label }, head, ...rows);
}
function buildFilters() {
  boxes.length = 0;
  const counts = tally(CATS.length, (mention) => mention.edge.c);
  $('f-cats').replaceChildren(...[...KINDS.values()].map((kind) => legendGroup(kind, counts)).filter(Boolean));
  const actors = count([...here.seats.keys()].map((node) => node.type));
  const numbers = new Map(actors);
  $('f-types').replaceChildren(...[...TYPES.values()].filter((type) => numbers.has(type.id))
    .map((type) => check(state.offTypes, type.id, shapeIcon(type.id), type.label, numbers.get(type.id))));
  buildStatus();
  buildSources();
  showFilters();
}
function buildStatus() {
  const counts = tally(STATUSES.length, (mention) => mention.status);
  const known = STATUSES.map((name, at) => at).filter((at) => counts[at]);
  const looks = ['fact', 'fact', 'open', 'open', 'denied'];
  $('f-status').replaceChildren(...known.map((at) => check(state.offStatus, STATUSES[at],
    lineIcon(KINDS.get('material cooperation'), looks[at]), say(STATUSES[at]), counts[at])));
  $('s-status').hidden = known.length < 2;
  $('l-all').hidden = known.every((at) => looks[at] === 'fact');
}
function showFilters() {
  boxes.forEach(([set, value, input]) => { input.checked = !set.has(value); });
  document.querySelectorAll('#f-cats .group').forEach((group) => {
    const [head, ...rest] = group.querySelectorAll('input');
    rest.forEach((input) => { input.disabled = !head.checked; });
  });
  $('f-min').value = state.min;
  $('o-min').textContent = say('min_sources', { n: state.min });
  $('f-sure').value = state.sure / 10;
  $('o-sure').textContent = say('percent', { n: state.sure / 10 });
  $('f-all').checked = state.all;
  $('f-undated').checked = state.undated;
  $('f-alone').checked = state.alone;
  $('f-lab').value = state.words;
}
function resetFilters() {
  [state.offKinds, state.offCats, state.offTypes, state.offStatus, state.offSources].forEach((set) => set.clear());
  Object.assign(state, { from: FIRST, to: LAST, undated: true, min: 1, sure: 0, alone: false, all: false, focus: null, put: [] });
  goHome();
  [state.selected].flatMap((item) => (isEdge(item) ? [item.source, item.target] : isPair(item) ? [item.one, item.two] : isNode(item) ? [item] : []))
    .forEach((node) => put('show', node));
  moved = false;
  act();
  fitAll(true);
}
/* A slider works while it is moved and is remembered when it is let go. */
function slide(id, change) {
  $(id).addEventListener('input', (event) => { change(Number(event.target.value)); later(); });
  $(id).addEventListener('change', act);
}
function tick(id, change) {
  $(id).addEventListener('change', (event) => { change(event.target); act(); });
}
const MOST_SOURCES = 20;
$('f-min').max = MOST_SOURCES;
slide('f-min', (value) => { state.min = value; });
slide('f-sure', (value) => { state.sure = value * 10; });
tick('f-all', (input) => { state.all = input.checked; });
tick('f-undated', (input) => { state.undated = input.checked; });
tick('f-alone', (input) => { state.alone = input.checked; if (!moved) setTimeout(() => fitAll(true), 0); });
tick('f-lab', (input) => { state.words = input.value; });
/* What the present level offers to filter by. */
function offerFilters() {
  const most = here.edges.reduce((found, edge) => (found >= MOST_SOURCES ? found : Math.max(found, voices(edge.mentions))), 1);
  $('l-min').hidden = most < 2;
  $('f-min').max = Math.min(most, MOST_SOURCES);
  $('l-sure').hidden = new Set(MENTIONS.map((mention) => mention.confidence)).size < 2;
  $('s-evidence').hidden = $('l-min').hidden && $('l-sure').hidden;
  $('l-undated').hidden = !TIMED || DATED.length === MENTIONS.length;
  $('l-alone').hidden = [...here.drawn].every((node) => node.seat.degree > 0);
}
$('b-reset').addEventListener('click', resetFilters);
function drawer(open) {
  if (!open && $('filters').contains(document.activeElement)) $('b-filters').focus();
  $('filters').classList.toggle('show', open);
  $('b-filters').setAttribute('aria-expanded', String(open));
}
$('b-filters').addEventListener('click', () => drawer(!$('filters').classList.contains('show')));
