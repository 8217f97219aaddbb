/* Evidence as cards, newest first, together by source. */
const PAGE = 25;
let cardsShown = PAGE;
const folded = new Set(); /* the sources whose cards are folded away */

/* Cut the text at every border of a span; a piece may belong to more than one. */
function marked(text, spans) {
  const good = spans.filter(([span]) => span[0] >= 0 && span[1] <= text.length && span[0] < span[1]);
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
  const long = { reported: 'reported_long', planned: 'planned', possible: 'possible', denied: 'denied_long' };
  const names = [...new Set([STATUSES[mention.status], STATUSES[mention.modality]])].filter((name) => long[name]);
  const chips = names.map((name) => chip(say(long[name]), null, true));
  const speaker = speakerOf(mention);
  if (speaker) chips.push(chip(say('said_by', { name: speaker })));
  return chips.length ? el('div', { class: 'chips' }, ...chips) : null;
}
function sourceLine(doc) {
  const url = safeUrl(doc.url);
  const name = doc.title || doc.id;
  const link = url
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer', dir: 'auto', text: name })
    : el('span', { dir: 'auto', text: name });
  const source = SOURCES[doc.source];
  return el('div', { class: 'src' }, source ? el('span', { dir: 'auto', text: `${source} — ` }) : null, link, doc.date ? `, ${doc.date}` : null);
}
function card(mention) {
  const when = mention.date === null ? say('undated') : mention.published ? say('published', { date: mention.date }) : mention.date;
  const cite = el('button', { class: 'cite', 'data-f': `cite-${mention.at}`, text: say('cite'), title: say('cite_help') });
  cite.addEventListener('click', () => copy(citation(mention), cite));
  const why = say('rule', { status: say(STATUSES[mention.status]), rule: ruleOf(mention), n: Math.round(mention.confidence / 10) });
  const article = el('article', { class: 'card', 'data-f': `card-${mention.at}`, tabindex: '-1' },
    el('div', { class: 'top' }, el('b', { text: when }), el('span', { dir: 'auto', text: mention.relation }), el('span', { class: 'cat', text: CATS[mention.edge.c].label })),
    marked(textOf(mention), marksOf(mention)),
    statusChips(mention),
    sourceLine(mention.doc),
    el('div', { class: 'why' }, el('span', { title: say('rule_help'), dir: 'auto', text: why }), cite));
  article.style.setProperty('--c', kindColor(mention.edge.kind));
  return article;
}
/* Undated evidence comes last, in reading order. */
function newestFirst(mentions) {
  const day = (mention) => (mention.date === null ? -Infinity : mention.first);
  return [...mentions].sort((a, b) => (day(a) === day(b) ? a.at - b.at : day(b) - day(a)));
}
/* The cards of each source; the source with the newest comes first. */
function bySource(sorted) {
  const groups = new Map();
  sorted.forEach((mention) => {
    const { source } = mention.doc;
    if (!groups.has(source)) groups.set(source, []);
    groups.get(source).push(mention);
  });
  return [...groups];
}
function sourceGroup(source, all, shown) {
  const head = el('summary', { 'data-f': `source-${source}` }, el('span', { dir: 'auto', text: sourceName(source) }),
    el('span', { class: 'cnt', text: all.length.toLocaleString(DATA.strings.lang) }));
  const group = el('details', { class: 'outlet', open: folded.has(source) ? null : 'open' }, head, ...all.slice(0, shown).map(card));
  group.addEventListener('toggle', () => { if (group.open) folded.delete(source); else folded.add(source); });
  return group;
}
function moreCards(held) {
  const next = Math.min(PAGE, held - cardsShown);
  const show = (event) => {
    const first = event.target.parentElement.querySelectorAll('.card').length;
    cardsShown += PAGE;
    panel();
    const added = $('panel-body').querySelectorAll('.card')[first];
    if (added) added.focus({ preventScroll: true });
  };
  return el('button', { class: 'more', text: say('more_cards', { n: next, all: held }), click: show });
}
/* The first cards in this order; sentences that the page does not hold are counted. */
function cards(mentions) {
  const held = mentions.filter((mention) => textOf(mention) !== null);
  const groups = bySource(newestFirst(held));
  let left = cardsShown;
  const nodes = groups.map(([source, all]) => {
    const shown = Math.max(0, Math.min(left, all.length));
    left -= all.length;
    return shown ? sourceGroup(source, all, shown) : null;
  }).filter(Boolean);
  if (held.length > cardsShown) nodes.push(moreCards(held.length));
  const missing = sentences(mentions.filter((mention) => textOf(mention) === null));
  if (missing) nodes.push(el('p', { class: 'left-out', text: say('left_out', { n: missing }) }));
  return nodes;
}
