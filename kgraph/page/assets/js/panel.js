/* Selection and the evidence panel. */
const PAGE = 25;
let cardsShown = PAGE;
const CHIPS = {
  reported: 'reported: a source says so', planned: 'planned', possible: 'possible', denied: 'denied or negated',
};

function select(item, { move = false, focus = false } = {}) {
  state.selected = item;
  cardsShown = PAGE;
  if (item && !item.source && !item.at) {
    const known = item.edges.map((edge) => other(edge, item)).find((node) => node.at);
    putNear(item, known ? known.at : network.getViewPosition());
  }
  const wasOpen = !$('panel').hidden;
  $('panel').hidden = !item;
  document.querySelector('main').classList.toggle('open', Boolean(item));
  sync();
  if (!item) network.unselectAll();
  else if (item.source) network.setSelection({ nodes: [], edges: [item.id] }, { highlightEdges: false });
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
  requestAnimationFrame(() => { network.canvas.setSize(); work(); network.redraw(); });
}

function shapeIcon(type) {
  const paths = {
    square: 'M2 2h10v10H2z', diamond: 'M7 .5 13.5 7 7 13.5.5 7z', triangle: 'M7 1 13.5 13H.5z',
    triangleDown: 'M.5 1h13L7 13z', hexagon: 'M3.6 1.2h6.8L13.8 7l-3.4 5.8H3.6L.2 7z',
  };
  const { shape } = TYPES.get(type);
  const look = { fill: typeColor(type) };
  const form = shape === 'dot' ? svg('circle', { cx: 7, cy: 7, r: 6, ...look }) : svg('path', { d: paths[shape], ...look });
  return svg('svg', { class: 'sw', width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, form);
}
function lineIcon(kind, look = 'fact') {
  const dash = LOOK[look].dash || kind.dash;
  const color = blend(kindColor(kind), colors.stage, LOOK[look].fade);
  return svg('svg', { class: 'sw', width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' },
    svg('path', {
      d: 'M1 5h24', stroke: color, 'stroke-width': kind.id === 'standing' ? 2 : 3,
      'stroke-dasharray': dash.length ? dash.map((part) => part * 0.8).join(' ') : 'none',
    }));
}
/* Cut the text at every border of a span; a piece may belong to more than one. */
function marked(text, spans) {
  const good = spans.filter(([span]) => span && span[0] >= 0 && span[1] <= text.length && span[0] < span[1]);
  const cuts = [...new Set([0, text.length, ...good.flatMap(([span]) => span)])].sort((a, b) => a - b);
  const quote = el('blockquote', { dir: 'auto' });
  cuts.slice(0, -1).forEach((start, at) => {
    const piece = text.slice(start, cuts[at + 1]);
    const roles = good.filter(([span]) => span[0] <= start && cuts[at + 1] <= span[1]).map((entry) => entry[1]);
    quote.append(roles.length ? el('mark', { class: roles.join(' '), text: piece }) : piece);
  });
  return quote;
}
function chip(text, icon = null, warn = false) {
  return el('span', { class: warn ? 'chip warn' : 'chip' }, icon, el('span', { dir: 'auto', text }));
}
function statusChips(mention) {
  const names = [...new Set([mention.status, mention.modality])].filter((name) => CHIPS[name]);
  const chips = names.map((name) => chip(CHIPS[name], null, true));
  if (mention.by) chips.push(chip(`said by ${mention.by}`));
  return chips.length ? el('div', { class: 'chips' }, ...chips) : null;
}
function sourceLine(doc) {
  const url = safeUrl(doc.url);
  const name = doc.title || doc.id;
  const link = url
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto', text: name })
    : el('span', { dir: 'auto', text: name });
  return el('div', { class: 'src' }, doc.source ? el('span', { dir: 'auto', text: `${doc.source} — ` }) : null, link);
}
function card(mention) {
  const when = mention.date ? (mention.published ? `published ${mention.date}` : mention.date) : 'undated';
  const article = el('article', { class: 'card' },
    el('div', { class: 'top' }, el('b', { text: when }), el('span', { dir: 'auto', text: mention.relation })),
    marked(mention.sentence, mention.spans),
    statusChips(mention),
    sourceLine(mention.doc),
    el('div', { class: 'why', title: 'Which rule read it, and how sure it is' },
      `rule ${mention.rule} · confidence ${Math.round(mention.confidence * 100)} %`));
  article.style.setProperty('--c', kindColor(mention.edge.kind));
  return article;
}
/* Newest first; undated evidence last, in reading order. */
function cards(mentions) {
  const day = (mention) => (mention.days ? mention.days[0] : -Infinity);
  const sorted = [...mentions].sort((a, b) => (day(a) === day(b) ? 0 : day(b) - day(a)));
  const nodes = sorted.slice(0, cardsShown).map(card);
  if (sorted.length > cardsShown) {
    const next = Math.min(PAGE, sorted.length - cardsShown);
    const show = () => { cardsShown += PAGE; panel(); };
    nodes.push(el('button', { class: 'more', text: `Show ${next} more of ${sorted.length}`, click: show }));
  }
  return nodes;
}
function panelHead(name, meta) {
  const close = el('button', { class: 'x', 'aria-label': 'Close details', text: '×', click: () => select(null) });
  return el('div', { class: 'p-head' },
    el('div', {}, el('h3', { id: 'panel-title', tabindex: '-1', dir: 'auto', text: name }), meta), close);
}
function relationRow(edge, name) {
  const mentions = visible.get(edge.id);
  const words = count(mentions.map((mention) => mention.relation)).map((entry) => entry[0]);
  return el('button', { click: () => select(edge, { move: true, focus: true }) },
    lineIcon(edge.kind, edge.look), el('span', { class: 'who', dir: 'auto', text: name }),
    el('span', { class: 'n', dir: 'auto', text: `${marker(edge, mentions)}${short(words.slice(0, 2).join(', '))} · ${mentions.length}` }));
}
function actorButton(node) {
  return el('button', { click: () => select(node, { move: true, focus: true }) }, shapeIcon(node.type), node.name);
}
const visibleEdges = (node) => node.edges.filter((edge) => visible.has(edge.id))
  .sort((a, b) => visible.get(b.id).length - visible.get(a.id).length);

function focusButton(node, wide, text) {
  const on = Boolean(state.focus && state.focus.node === node && (state.focus.circle !== null) === wide);
  return el('button', {
    id: wide ? 'a-wide' : 'a-only', 'aria-pressed': String(on), text,
    click: () => { setFocus(on ? null : node, wide); $(wide ? 'a-wide' : 'a-only').focus(); },
  });
}
function nodePanel(node) {
  const edges = visibleEdges(node);
  const mentions = edges.flatMap((edge) => visible.get(edge.id));
  const also = node.also.length ? ` · also: ${node.also.join(', ')}` : '';
  const rows = edges.slice(0, 80).map((edge) =>
    relationRow(edge, `${edge.sym ? '↔' : edge.source === node ? '→' : '←'} ${other(edge, node).name}`));
  return [
    panelHead(node.name, el('div', { class: 'meta', dir: 'auto' }, shapeIcon(node.type), `${TYPES.get(node.type).label}${node.state && node.state !== node.key ? ` of ${node.state}` : ''}${also}`)),
    el('div', { class: 'chips' }, node.mentions ? chip(plural(node.mentions, 'mention')) : null, chip(plural(node.degree, 'neighbour')), chip(plural(edges.length, 'visible relation')), chip(plural(sentences(mentions), 'sentence'))),
    el('div', { class: 'acts' }, focusButton(node, false, 'Only this actor'), focusButton(node, true, 'Show neighbours')),
    el('h2', { text: 'Relations' }), el('div', { class: 'rels' }, ...rows),
    el('h2', { text: 'Evidence' }), ...cards(mentions),
  ];
}
function edgePanel(edge) {
  const mentions = visible.get(edge.id) || [];
  const words = count(mentions.map((mention) => mention.relation));
  const pair = (one) => [one.s, one.t].sort().join();
  const others = visibleEdges(edge.source).filter((one) => one !== edge && pair(one) === pair(edge));
  const less = mentions.length < edge.mentions.length ? ` of ${sentences(edge.mentions)} (filters are on)` : '';
  return [
    panelHead(title(edge), el('div', { class: 'meta' }, lineIcon(edge.kind, edge.look), `${edge.kind.label} · ${CATS[edge.c].label}`)),
    el('div', { class: 'chips' }, ...words.map(([word, n]) => chip(n > 1 ? `${word} × ${n}` : word))),
    el('div', { class: 'acts' }, actorButton(edge.source), edge.source === edge.target ? null : actorButton(edge.target)),
    others.length ? el('h2', { text: 'Between the same two' }) : null,
    others.length ? el('div', { class: 'rels' }, ...others.map((one) => relationRow(one, title(one)))) : null,
    el('h2', { text: plural(sentences(mentions), 'sentence') + less }), ...cards(mentions),
  ];
}
function panel() {
  const item = state.selected;
  if (!item) return;
  $('panel-body').replaceChildren(...(item.source ? edgePanel(item) : nodePanel(item)).filter(Boolean));
}
function setFocus(node, wide) {
  if (node && wide) expand(node);
  const circle = node && wide ? new Set([node, ...node.edges.map((edge) => other(edge, node))]) : null;
  state.focus = node ? { node, circle } : null;
  moved = false;
  sync();
  fitAll(true);
}
