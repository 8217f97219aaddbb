/* Evidence as cards, newest first. */
const PAGE = 25;
let cardsShown = PAGE;

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
  return el('div', { class: 'src' }, source ? el('span', { dir: 'auto', text: `${source} — ` }) : null, link);
}
function card(mention) {
  const when = mention.date === null ? say('undated') : mention.published ? say('published', { date: mention.date }) : mention.date;
  const article = el('article', { class: 'card' },
    el('div', { class: 'top' }, el('b', { text: when }), el('span', { dir: 'auto', text: mention.relation })),
    marked(textOf(mention), marksOf(mention)),
    statusChips(mention),
    sourceLine(mention.doc),
    el('div', { class: 'why', title: say('rule_help'), text: say('rule', { rule: ruleOf(mention), n: Math.round(mention.confidence / 10) }) }));
  article.style.setProperty('--c', kindColor(mention.edge.kind));
  return article;
}
/* Undated evidence comes last, in reading order; sentences that the page does not hold are counted. */
function cards(mentions) {
  const day = (mention) => (mention.date === null ? -Infinity : mention.first);
  const held = mentions.filter((mention) => textOf(mention) !== null);
  const sorted = held.sort((a, b) => (day(a) === day(b) ? a.at - b.at : day(b) - day(a)));
  const nodes = sorted.slice(0, cardsShown).map(card);
  if (sorted.length > cardsShown) {
    const next = Math.min(PAGE, sorted.length - cardsShown);
    const show = () => { cardsShown += PAGE; panel(); };
    nodes.push(el('button', { class: 'more', text: say('more_cards', { n: next, all: sorted.length }), click: show }));
  }
  const missing = sentences(mentions.filter((mention) => textOf(mention) === null));
  if (missing) nodes.push(el('p', { class: 'left-out', text: say('left_out', { n: missing }) }));
  return nodes;
}
