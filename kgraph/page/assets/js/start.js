/* What every change leads to, the address that remembers it, and the start. */
function status() {
  const shown = [...visible.values()].flat();
  const parts = [plural(activeNodes().size, 'actor'), plural(visible.size, 'relation'), plural(sentences(shown), 'sentence')];
  if (drawn.size < DATA.nodes.length) parts.push(`drawn: ${drawn.size} of ${DATA.nodes.length.toLocaleString('en')} actors`);
  $('status').textContent = parts.join(' · ');
  $('b-focus').hidden = !state.focus;
  if (state.focus) {
    $('b-focus').textContent = `${state.focus.circle ? 'Neighbours of' : 'Only'} ${state.focus.node.name} ×`;
  }
}
function sync() {
  compute();
  redraw();
  status();
  histogram();
  table();
  panel();
  writeHash();
}

const key = (item) => item.key;
function writeHash() {
  const entries = {
    sel: state.selected && key(state.selected),
    only: state.focus && state.focus.circle === null && key(state.focus.node),
    near: state.focus && state.focus.circle !== null && key(state.focus.node),
    cats: [...state.offCats].map((at) => CATS[at].id).sort().join(' '),
    types: [...state.offTypes].sort().join(' '),
    status: [...state.offStatus].sort().join(' '),
    from: TIMED && state.from > FIRST && iso(state.from),
    to: TIMED && state.to < LAST && iso(state.to),
    undated: !state.undated && 'no',
    min: state.min > 1 && String(state.min),
    view: state.table && 'table',
  };
  const query = new URLSearchParams(Object.entries(entries).filter((entry) => entry[1])).toString();
  if (query === location.hash.slice(1)) return;
  try {
    history.replaceState(null, '', query ? `#${query}` : location.pathname + location.search);
  } catch { /* some browsers refuse this for files; the page works without */ }
}
function readHash() {
  const query = new URLSearchParams(location.hash.slice(1));
  const words = (name) => (query.get(name) || '').split(' ').filter(Boolean);
  const find = (name) => {
    const wanted = query.get(name);
    return wanted ? DATA.nodes.find((node) => node.key === wanted) || DATA.edges.find((edge) => edge.key === wanted) || null : null;
  };
  const day = (name, usual) => {
    const found = Math.round(Date.parse(query.get(name) || '') / DAY);
    return Number.isFinite(found) ? Math.max(FIRST, Math.min(LAST, found)) : usual;
  };
  refill(state.offCats, words('cats').map((id) => CATS.findIndex((cat) => cat.id === id)).filter((at) => at >= 0));
  refill(state.offTypes, words('types').filter((type) => TYPES.has(type)));
  refill(state.offStatus, words('status').filter((name) => STATUSES.includes(name)));
  Object.assign(state, {
    from: day('from', FIRST), to: day('to', LAST), undated: query.get('undated') !== 'no',
    min: Math.max(1, Math.min(20, Number(query.get('min')) || 1)), table: query.get('view') === 'table',
  });
  state.to = Math.max(state.from, state.to);
  return { selected: find('sel'), only: find('only'), near: find('near') };
}
function refill(set, values) {
  set.clear();
  values.forEach((value) => set.add(value));
}
function restore() {
  const { selected, only, near } = readHash();
  showFilters();
  showPeriod();
  const node = near || only;
  if (node && !node.source) setFocus(node, Boolean(near));
  else state.focus = null;
  viewTable(state.table);
  if (selected || state.selected) select(selected, { move: true });
  else sync();
}

function onClick(event) {
  const node = event.nodes.length ? NODES.get(event.nodes[0]) : null;
  const line = event.edges.length ? EDGES.get(event.edges[0]) : null;
  select(node || labelAt(event.pointer.canvas) || line);
}
function retheme() {
  network.setOptions(themeOptions());
  buildFilters();
  sync();
}
function zoom(factor) {
  moved = true;
  network.moveTo({ scale: network.getScale() * factor, animation: motion(true) });
}
network.on('click', onClick);
network.on('doubleClick', (event) => { if (event.nodes.length) setFocus(NODES.get(event.nodes[0]), true); });
$('b-focus').addEventListener('click', () => setFocus(null, false));
$('z-in').addEventListener('click', () => zoom(1.3));
$('z-out').addEventListener('click', () => zoom(1 / 1.3));
$('z-fit').addEventListener('click', () => { moved = false; fitAll(true); });
$('b-theme').addEventListener('click', () => {
  root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
  retheme();
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', retheme);
window.addEventListener('hashchange', restore);
document.addEventListener('keydown', (event) => {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    query.focus();
    query.select();
  } else if (event.key === 'Escape') {
    if (small.matches) drawer(false);
    select(null);
  } else if (event.key === 'f') {
    moved = false;
    fitAll(true);
  }
});

const dates = TIMED ? `, ${iso(FIRST)} – ${iso(LAST)}` : '';
$('subtitle').textContent = `${plural(DATA.nodes.length, 'actor')}, ${plural(sentences(MENTIONS), 'sentence')} of evidence, ${plural(DATA.docs.length, 'document')}${dates}`;
buildFilters();
compute();
redraw();
fitAll(false);
restore();
window.kg = { network, state, visible, labels: () => placed || [], select, ready: true };
