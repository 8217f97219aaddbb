/* Selection and the panel beside the drawing. */
let wayFrom = null; /* the actor to which another is being asked for */
let wayWhat = 'path'; /* what the other is asked for: a path or a pair */
let opener = null; /* what had the focus before the panel, and the name by which to find it again */

function select(item, { move = false, focus = false, keep = false } = {}) {
  if (wayFrom && isNode(item) && item !== wayFrom) {
    if (wayWhat === 'pair') selectPair(wayFrom, item); else askWay(wayFrom, item);
    return;
  }
  const wasOpen = !$('panel').hidden;
  if (item && !wasOpen) keepOpener();
  state.selected = item;
  cardsShown = PAGE;
  folded.clear();
  if (item && !keep) askEnd(null);
  if (isNode(item)) put('show', item);
  if (isEdge(item)) [item.source, item.target].forEach((node) => put('show', node));
  if (isPair(item)) [item.one, item.two].forEach((node) => put('show', node));
  $('panel').hidden = !item;
  document.querySelector('main').classList.toggle('open', Boolean(item));
  const inside = $('panel').contains(document.activeElement) || document.activeElement === document.body;
  sync();
  if (!item && wasOpen && inside) giveFocusBack();
  if (!item || isWay(item)) network.unselectAll();
  else if (isPair(item)) network.selectNodes([item.one.id, item.two.id], false);
  else if (isEdge(item)) network.setSelection({ nodes: [], edges: [item.id] }, { highlightEdges: false });
  else network.selectNodes([item.id], false);
  $('panel-body').scrollTop = 0;
  if (focus && item) $('panel-title').focus();
  afterResize(() => {
    if (item && (move || !wasOpen)) fitRelated();
    else if (!item && wasOpen && !moved) fitAll(true);
  });
}
/* vis-network notices a new canvas size late; make it look at once. */
function afterResize(work) {
  const was = location.hash;
  requestAnimationFrame(() => {
    network.canvas.setSize();
    if (location.hash === was && !held) work();
    network.redraw();
  });
}

/* The focus goes back to where the panel was opened from; a table made anew has the same row. */
function keepOpener() {
  const { activeElement } = document;
  const known = activeElement && activeElement !== document.body;
  opener = known ? { element: activeElement, name: activeElement.dataset.f } : null;
}
function giveFocusBack() {
  const again = opener && (opener.element.isConnected ? opener.element : byName(document, opener.name));
  opener = null;
  const target = again && again.offsetParent ? again : state.table ? $('table-view') : stage.querySelector('[tabindex]') || $('walk');
  target.focus({ preventScroll: true });
}
const byName = (where, name) => (name ? where.querySelector(`[data-f="${CSS.escape(name)}"]`) : null);

/* A way between two actors: first one end, then the other. */
function askEnd(node, what = 'path') {
  wayFrom = node;
  wayWhat = what;
  query.placeholder = node ? say(what === 'pair' ? 'find_other' : 'find_target', { name: node.name }) : say('find_hint');
  $('b-pick').hidden = !node;
  if (node) {
    query.value = '';
    query.focus();
  }
}
function askWay(from, to) {
  askEnd(null);
  const way = findWay(from, to);
  [from, to, ...way.nodes].forEach((node) => put('show', node));
  state.focus = null;
  select(way, { move: true, focus: true });
}

function panelHead(name, meta) {
  const close = el('button', { class: 'x', 'aria-label': say('close'), text: '×', click: () => select(null) });
  return el('div', { class: 'p-head' },
    el('div', {}, el('h3', { id: 'panel-title', tabindex: '-1', dir: 'auto', text: name }), meta), close);
}
function relationRow(edge, name, mentions = visible.get(edge.id)) {
  const words = count(mentions.map((mention) => mention.relation)).map((entry) => entry[0]);
  return el('button', { 'data-f': `row-${edge.id}`, click: () => select(edge, { move: true, focus: true }) },
    lineIcon(edge.kind, edge.look), el('span', { class: 'who', dir: 'auto', text: name }),
    el('span', { class: 'n', dir: 'auto', text: `${marker(edge, mentions)}${short(words.slice(0, 2).join(', '))} · ${mentions.length}` }));
}
function actorButton(node) {
  return el('button', { click: () => select(node, { move: true, focus: true }) }, shapeIcon(node.type), el('span', { dir: 'auto', text: node.name }));
}
const visibleEdges = (node) => node.seat.edges.filter((edge) => visible.has(edge.id))
  .sort((a, b) => visible.get(b.id).length - visible.get(a.id).length || (a.key < b.key ? -1 : 1));

function focusButton(node, wide, text) {
  const on = Boolean(state.focus && state.focus.node === node && (state.focus.circle !== null) === wide);
  return el('button', {
    id: wide ? 'a-wide' : 'a-only', 'aria-pressed': String(on), text,
    click: () => { setFocus(on ? null : node, wide); $(wide ? 'a-wide' : 'a-only').focus(); },
  });
}
function describe(node) {
  const { label } = TYPES.get(node.type);
  const state = node.state && node.state !== node.key ? BY_KEY.get(node.state) : null;
  const name = state ? state.name : node.state;
  return name && node.state !== node.key ? say('of_state', { type: label, state: name }) : label;
}
function edgePanel(edge) {
  const mentions = visible.get(edge.id) || [];
  const words = count(mentions.map((mention) => mention.relation));
  const pair = (one) => [one.source.id, one.target.id].sort().join();
  const others = visibleEdges(edge.source).filter((one) => one !== edge && pair(one) === pair(edge));
  const [n, whole] = [sentences(mentions), sentences(edge.mentions)];
  const head = mentions.length < edge.mentions.length ? say('less', { shown: say('n_sentences', { n }), n: whole }) : say('n_sentences', { n });
  return [
    panelHead(title(edge), el('div', { class: 'meta' }, lineIcon(edge.kind, edge.look), `${edge.kind.label} · ${CATS[edge.c].label}`)),
    el('div', { class: 'chips' }, ...words.map(([word, times]) => chip(times > 1 ? `${word} × ${times}` : word)), chip(say('n_sources', { n: voices(mentions) }))),
    el('div', { class: 'acts' }, actorButton(edge.source), edge.source === edge.target ? null : actorButton(edge.target)),
    edge.source === edge.target ? null : el('h2', { text: say('same_two') }),
    edge.source === edge.target ? null : el('div', { class: 'acts' },
      el('button', { id: 'a-both', text: say('both'), click: () => selectPair(edge.source, edge.target) })),
    others.length ? el('div', { class: 'rels' }, ...others.map((one) => relationRow(one, title(one)))) : null,
    el('h2', { text: head }), ...cards(mentions),
  ];
}
function wayPanel(way) {
  const { from, to, nodes } = way;
  const steps = nodes.slice(1).flatMap((node, at) => {
    const edges = way.edges.filter((edge) => new Set([edge.source, edge.target, nodes[at], node]).size === 2);
    return [
      el('h2', { dir: 'auto', text: `${nodes[at].name} – ${node.name}` }),
      el('div', { class: 'rels' }, ...edges.map((edge) => relationRow(edge, title(edge), passing(edge)))),
    ];
  });
  const found = nodes.length
    ? chip(say('n_steps', { n: nodes.length - 1 })) : el('p', { class: 'left-out', text: say('path_none') });
  return [
    panelHead(say('path_title', { from: from.name, to: to.name }), el('div', { class: 'meta', text: say('path_meta') })),
    el('div', { class: 'chips' }, found),
    el('div', { class: 'acts' }, actorButton(from), actorButton(to),
      el('button', { text: say('path_swap'), click: () => askEnd(from) })),
    ...steps,
    nodes.length ? el('h2', { text: say('evidence') }) : null,
    ...cards(way.edges.flatMap((edge) => visible.get(edge.id) || [])),
  ];
}
function panel() {
  const item = state.selected;
  if (!item) return;
  const make = isWay(item) ? wayPanel : isPair(item) ? pairPanel : isEdge(item) ? edgePanel : nodePanel;
  const { activeElement } = document;
  const held = $('panel-body').contains(activeElement) ? activeElement : null;
  $('panel-body').replaceChildren(...make(item).filter(Boolean));
  if (!held) return;
  const again = byName($('panel-body'), held.dataset.f) || (held.id && $(held.id));
  (again || $('panel-title')).focus({ preventScroll: true });
}
function setFocus(node, wide) {
  if (node && wide) put('around', node);
  const circle = node && wide ? new Set([node, ...node.seat.near]) : null;
  state.focus = node ? { node, circle } : null;
  moved = false;
  sync();
  fitAll(true);
}
