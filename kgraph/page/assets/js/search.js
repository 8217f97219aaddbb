/* Search by any name an actor goes by, without diacritics: an ARIA combobox. */
const query = $('q');
const list = $('q-list');
let hits = [];
let current = -1;
/* All names of an actor, those of whom it stands for last: [name without accents, name as told]. */
function namesOf(node) {
  const own = (one) => {
    one.known = one.known || [one.name, ...one.also, one.key].map((name) => [fold(name), name]);
    return one.known;
  };
  return [...own(node), ...node.seat.members.flatMap(own)];
}
function rank(node, text) {
  let best = 3;
  for (const [name] of namesOf(node)) {
    if (name === text) return 0;
    if (name.startsWith(text)) best = Math.min(best, 1);
    else if (best > 2 && name.includes(text)) best = 2;
  }
  return best;
}
function search() {
  const text = fold(query.value.trim());
  const ranked = text ? [...here.seats.keys()].map((node) => [rank(node, text), node]).filter(([place]) => place < 3) : [];
  ranked.sort((a, b) => a[0] - b[0] || b[1].seat.degree - a[1].seat.degree || (a[1].name < b[1].name ? -1 : 1));
  hits = ranked.slice(0, 12).map((entry) => entry[1]);
  list.replaceChildren(...hits.map((node, at) => option(node, at, text)));
  list.hidden = !hits.length;
  query.setAttribute('aria-expanded', String(hits.length > 0));
  point(hits.length ? 0 : -1);
}
function option(node, at, text) {
  const alias = fold(node.name).includes(text) ? null : namesOf(node).find(([name]) => name.includes(text));
  const item = el('li', { role: 'option', id: `q-${at}`, 'aria-selected': 'false' }, shapeIcon(node.type),
    el('span', { dir: 'auto', text: alias && alias[1] !== node.key ? `${node.name} (${alias[1]})` : node.name }),
    el('span', { class: 'n', text: say('n_neighbours', { n: node.seat.degree }) }));
  item.addEventListener('mousedown', (event) => { event.preventDefault(); pick(at); });
  return item;
}
function point(at) {
  current = at;
  [...list.children].forEach((item, place) => item.setAttribute('aria-selected', String(place === at)));
  if (at < 0) query.removeAttribute('aria-activedescendant');
  else {
    query.setAttribute('aria-activedescendant', `q-${at}`);
    list.children[at].scrollIntoView({ block: 'nearest' });
  }
}
function closeList() {
  list.hidden = true;
  query.setAttribute('aria-expanded', 'false');
  query.removeAttribute('aria-activedescendant');
}
function pick(at) {
  const node = hits[at];
  if (!node) return;
  query.value = node.name;
  closeList();
  select(node, { move: true, focus: true });
}
query.addEventListener('input', search);
query.addEventListener('focus', () => { if (query.value) search(); });
query.addEventListener('blur', closeList);
query.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    event.preventDefault();
    point((current + step + hits.length) % hits.length);
  } else if (event.key === 'Enter') pick(current);
  else if (event.key === 'Escape') {
    query.value = '';
    askEnd(null);
    search();
    query.blur();
  }
});
