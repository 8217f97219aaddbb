/* Filters; the list of categories is the legend as well. */
const boxes = []; /* [set of what is off, value, checkbox] */
function check(set, value, icon, label, number) {
  const input = el('input', { type: 'checkbox' });
  input.addEventListener('change', () => {
    if (input.checked) set.delete(value); else set.add(value);
    sync();
  });
  boxes.push([set, value, input]);
  return el('label', {}, input, icon, el('span', { text: label }), el('span', { class: 'cnt', text: number.toLocaleString('en') }));
}
function mentionsIn(test) {
  return MENTIONS.reduce((sum, mention) => sum + (test(mention) ? 1 : 0), 0);
}
function legendGroup(kind) {
  const cats = CATS.map((cat, at) => at).filter((at) => CATS[at].kind === kind.id);
  if (!cats.length) return null;
  const rows = cats.map((at) => check(state.offCats, at, null, CATS[at].label, mentionsIn((mention) => mention.edge.c === at)));
  return el('div', { class: 'group', role: 'group', 'aria-label': kind.label },
    el('div', { class: 'g-head' }, lineIcon(kind), kind.label), ...rows);
}
function buildFilters() {
  boxes.length = 0;
  $('f-cats').replaceChildren(...[...KINDS.values()].map(legendGroup).filter(Boolean));
  const types = [...TYPES.values()].filter((type) => DATA.nodes.some((node) => node.type === type.id));
  $('f-types').replaceChildren(...types.map((type) => check(state.offTypes, type.id, shapeIcon(type.id), type.label,
    DATA.nodes.filter((node) => node.type === type.id).length)));
  const known = STATUSES.filter((status) => mentionsIn((mention) => mention.status === status));
  const standing = KINDS.get('material cooperation');
  const looks = { planned: 'open', possible: 'open', denied: 'denied' };
  $('f-status').replaceChildren(...known.map((status) => check(state.offStatus, status,
    lineIcon(standing, looks[status] || 'fact'), status, mentionsIn((mention) => mention.status === status))));
  $('s-status').hidden = known.length < 2;
  showFilters();
}
function showFilters() {
  boxes.forEach(([set, value, input]) => { input.checked = !set.has(value); });
  $('f-min').value = state.min;
  $('o-min').textContent = state.min;
  $('f-undated').checked = state.undated;
  $('f-alone').checked = state.alone;
  $('f-lab').value = state.words;
}
function resetFilters() {
  [state.offCats, state.offTypes, state.offStatus].forEach((set) => set.clear());
  Object.assign(state, { from: FIRST, to: LAST, undated: true, min: 1, alone: false, focus: null });
  showFilters();
  showPeriod();
  sync();
  if (!moved) fitAll(true);
}
const most = Math.max(1, ...DATA.edges.map((edge) => sources(edge.mentions)));
$('s-min').hidden = most < 2;
$('f-min').max = Math.min(most, 20);
$('f-min').addEventListener('input', (event) => { state.min = Number(event.target.value); showFilters(); sync(); });
$('l-undated').hidden = !TIMED || DATED.length === MENTIONS.length;
$('l-alone').hidden = DATA.nodes.every((node) => node.degree > 0);
$('f-undated').addEventListener('change', (event) => { state.undated = event.target.checked; sync(); });
$('f-alone').addEventListener('change', (event) => { state.alone = event.target.checked; sync(); if (!moved) fitAll(true); });
$('f-lab').addEventListener('change', (event) => { state.words = event.target.value; sync(); });
$('b-reset').addEventListener('click', resetFilters);
function drawer(open) {
  $('filters').classList.toggle('show', open);
  $('b-filters').setAttribute('aria-expanded', String(open));
}
$('b-filters').addEventListener('click', () => drawer(!$('filters').classList.contains('show')));
