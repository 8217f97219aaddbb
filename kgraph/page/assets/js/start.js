/* What every change leads to, the address that remembers it, and the start. */
function status() {
  const facts = [...visible].filter(([id]) => isFact(EDGES.get(id)));
  const shown = facts.flatMap((entry) => entry[1]);
  const open = visible.size - facts.length;
  const parts = [
    say('n_actors', { n: activeNodes().size }), say('n_relations', { n: facts.length }), say('n_sentences', { n: sentences(shown) }),
  ];
  if (open) parts.push(say('n_open', { n: open }));
  if (lined.size < visible.size) parts.push(say('strongest', { n: lined.size }));
  if (here.drawn.size < here.seats.size) parts.push(say('drawn', { n: here.drawn.size, all: here.seats.size }));
  $('status').textContent = wayFrom ? say(wayWhat === 'pair' ? 'pair_pick' : 'path_pick') : parts.join(' · ');
  $('b-focus').hidden = !state.focus;
  if (state.focus) $('b-focus').textContent = say(state.focus.circle ? 'near_of' : 'only_of', { name: state.focus.node.name });
}
const DATES = TIMED ? `, ${iso(FIRST)} – ${iso(LAST)}` : '';
const TOTALS = { sentences: say('n_sentences', { n: sentences(MENTIONS) }), documents: say('n_documents', { n: DOCS.length }) };
let held = false; /* while the page is read from its address, nothing is written to it */
function sync(write = true) {
  if (isWay(state.selected)) {
    state.selected = findWay(state.selected.from, state.selected.to);
    state.selected.nodes.forEach((node) => put('show', node));
  }
  compute();
  redraw();
  status();
  showFilters();
  histogram();
  table();
  panel();
  if (write) remember();
}
/* A change that is done: shown, and remembered as a step that "back" undoes. */
function act() {
  waitingFrame = cancelFrame();
  sync();
}
/* A change under way, such as a slider in motion: shown once a frame, not remembered. */
let waitingFrame = 0;
function cancelFrame() {
  cancelAnimationFrame(waitingFrame);
  return 0;
}
function later() {
  if (!waitingFrame) waitingFrame = requestAnimationFrame(() => { waitingFrame = 0; sync(false); });
}

const key = (item) => item.key;
function view() {
  const { selected, focus } = state;
  const { src, nosrc } = shorterList(SOURCES, new Set([...state.offSources].map((at) => SOURCES[at])));
  const at = network.getViewPosition();
  return {
    level: here.at !== DATA.start && here.id,
    sel: (isNode(selected) || isEdge(selected)) && key(selected),
    path: isWay(selected) ? [selected.from, selected.to].map(key) : [],
    pair: isPair(selected) ? [selected.one, selected.two].map(key) : [],
    only: focus && focus.circle === null && key(focus.node),
    near: focus && focus.circle !== null && key(focus.node),
    put: state.put.map(([how, node]) => [how, key(node)]),
    kinds: [...state.offKinds].sort(),
    cats: [...state.offCats].map((one) => CATS[one].id).sort(),
    types: [...state.offTypes].sort(),
    status: [...state.offStatus].sort(),
    src, nosrc,
    from: TIMED && state.from > FIRST && iso(state.from),
    to: TIMED && state.to < LAST && iso(state.to),
    undated: !state.undated && 'no',
    min: state.min > 1 && String(state.min),
    sure: state.sure > 0 && String(state.sure / 1000),
    count: state.all && 'all',
    alone: state.alone && 'yes',
    words: state.words !== 'relation' && (state.words || 'none'),
    view: state.table && 'table',
    sort: writeSorting(),
    theme: state.theme,
    at: moved && [Math.round(at.x), Math.round(at.y), Number(network.getScale().toFixed(3))].join(),
  };
}
function remember(step = true) {
  if (held) return;
  const text = writeView(view());
  if (text === location.hash.slice(1)) return;
  const address = text ? `#${text}` : location.pathname + location.search;
  try {
    if (step) history.pushState(null, '', address); else history.replaceState(null, '', address);
  } catch { /* some browsers refuse this for files; the page works without */ }
}
let viewTimer = 0;
function rememberView() {
  clearTimeout(viewTimer);
  viewTimer = setTimeout(() => remember(false), 450);
}
function refill(set, values) {
  set.clear();
  values.forEach((value) => set.add(value));
}
const day = (text, usual) => {
  const found = Math.round(Date.parse(text || '') / DAY);
  return Number.isFinite(found) ? Math.max(FIRST, Math.min(LAST, found)) : usual;
};
function readState(told) {
  refill(state.offKinds, told.kinds.filter((kind) => KINDS.has(kind)));
  refill(state.offCats, told.cats.map((id) => CATS.findIndex((cat) => cat.id === id)).filter((at) => at >= 0));
  refill(state.offTypes, told.types.filter((type) => TYPES.has(type)));
  refill(state.offStatus, told.status.filter((name) => STATUSES.includes(name)));
  refill(state.offSources, offOf(SOURCES, told).map((name) => SOURCES.indexOf(name)));
  const words = { none: '', count: 'count' }[told.words];
  Object.assign(state, {
    from: day(told.from, FIRST), to: day(told.to, LAST), undated: told.undated !== 'no',
    min: Math.round(numberIn(told.min, 1, MOST_SOURCES, 1)), sure: Math.round(numberIn(told.sure, 0, 1, 0) * 1000),
    all: told.count === 'all', alone: told.alone === 'yes', words: words === undefined ? 'relation' : words,
    table: told.view === 'table', theme: told.theme === 'dark' || told.theme === 'light' ? told.theme : null,
  });
  state.to = Math.max(state.from, state.to);
  readSorting(told.sort);
}
function enterLevel(at) {
  enter(at, tall);
  state.put = [];
  DATA.levels.forEach((level, number) => {
    const button = $(`level-${level.id}`);
    if (button) button.setAttribute('aria-pressed', String(number === at));
  });
  $('subtitle').textContent = say('subtitle', { actors: say('n_actors', { n: here.seats.size }), ...TOTALS }) + DATES;
  offerFilters();
  buildFilters();
}
/* The same view at another level: who is selected becomes who it counts as. */
function changeLevel(at) {
  const { selected, focus } = state;
  Object.assign(state, { selected: null, focus: null });
  askEnd(null);
  enterLevel(at);
  moved = false;
  if (focus && standIn(focus.node)) setCircle(standIn(focus.node), Boolean(focus.circle));
  const ends = isWay(selected) ? [selected.from, selected.to] : isPair(selected) ? [selected.one, selected.two] : [];
  const [from, to] = ends.map(standIn);
  if (from && to && from !== to) select(isPair(selected) ? { one: from, two: to } : findWay(from, to));
  else select(isNode(selected) ? standIn(selected) : null);
  fitAll(false);
}
function setCircle(node, wide) {
  if (wide) put('around', node);
  state.focus = { node, circle: wide ? new Set([node, ...node.seat.near]) : null };
}
/* Whom the address names, at the present level. */
function named(name) {
  const node = BY_KEY.get(name);
  return node && node.seat ? node : null;
}
function restore() {
  held = true;
  const wanted = readView(location.hash.slice(1));
  const level = DATA.levels.findIndex((one) => one.id === wanted.level);
  Object.assign(state, { selected: null, focus: null });
  readState(wanted);
  const at = level < 0 ? DATA.start : level;
  const dark = colors.dark;
  setTheme();
  if (!here || here.at !== at) enterLevel(at);
  else {
    goHome();
    state.put = [];
    if (dark !== colors.dark) buildFilters();
  }
  wanted.put.forEach(([how, name]) => { if (named(name)) put(how, named(name)); });
  const centre = named(wanted.near || wanted.only);
  if (centre) setCircle(centre, Boolean(wanted.near));
  const [from, to] = wanted.path.map(named);
  const way = from && to && from !== to ? findWay(from, to) : null;
  const [one, two] = wanted.pair.map(named);
  const pair = one && two && one !== two ? { one, two } : null;
  showPeriod();
  viewTable(state.table);
  moved = false;
  select(way || pair || named(wanted.sel) || here.edges.find((edge) => edge.key === wanted.sel) || null);
  fitAll(false);
  const point = readPoint(wanted.at);
  requestAnimationFrame(() => {
    network.canvas.setSize();
    if (point) place(point);
    else if (state.selected) fitRelated();
    else fitAll(false);
    held = false;
    remember(false);
    root.classList.remove('loading');
    window.kg.ready = true;
  });
}

function setTheme() {
  if (state.theme) root.setAttribute('data-theme', state.theme); else root.removeAttribute('data-theme');
  readColors();
}
function retheme() {
  readColors();
  buildFilters();
  act();
}
function onClick(event) {
  const node = event.nodes.length ? BY_ID.get(event.nodes[0]) : nameAt(event.pointer.canvas);
  const line = event.edges.length ? EDGES.get(event.edges[0]) : null;
  const { ctrlKey, metaKey, shiftKey } = event.event.srcEvent || {};
  if ((ctrlKey || metaKey || shiftKey) && node && isNode(state.selected) && node !== state.selected) selectPair(state.selected, node);
  else select(node || wordsAt(event.pointer.canvas) || line);
}
function zoom(factor) {
  moved = true;
  network.moveTo({ scale: network.getScale() * factor, animation: motion(true) });
  rememberView();
}
function showAll() {
  moved = false;
  fitAll(true);
  rememberView();
}
network.on('click', onClick);
network.on('doubleClick', (event) => { if (event.nodes.length) setFocus(BY_ID.get(event.nodes[0]), true); });
$('b-focus').addEventListener('click', () => setFocus(null, false));
$('b-pick').addEventListener('click', () => { askEnd(null); status(); });
$('z-in').addEventListener('click', () => zoom(1.3));
$('z-out').addEventListener('click', () => zoom(1 / 1.3));
$('z-fit').addEventListener('click', showAll);
$('b-theme').addEventListener('click', () => {
  state.theme = isDark() ? 'light' : 'dark';
  setTheme();
  retheme();
});
DATA.levels.forEach((level, at) => {
  $(`level-${level.id}`).hidden = DATA.levels.length < 2;
  $(`level-${level.id}`).addEventListener('click', () => { if (here.at !== at) changeLevel(at); });
});
$('levels').hidden = DATA.levels.length < 2;
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', retheme);
window.addEventListener('hashchange', restore);
document.addEventListener('keydown', (event) => {
  const { tagName, type } = event.target;
  const types = /^(TEXTAREA|SELECT)$/.test(tagName) || (tagName === 'INPUT' && type !== 'checkbox' && type !== 'range');
  if (types || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    query.focus();
    query.select();
  } else if (event.key === 'Escape') {
    if (narrow.matches) saveMenu(false);
    if (small.matches) drawer(false);
    if (wayFrom) { askEnd(null); status(); } else select(null);
  } else if (event.key === 'f') showAll();
});

window.kg = {
  network, state, visible, select, changeLevel, ready: false,
  here: () => here, labels: () => (placed ? placed.words : []), names: () => (placed ? placed.names : []),
};
restore();
