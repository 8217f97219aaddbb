/* Taking away: pictures, the visible evidence as CSV, the address, paper. */
function save(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  announce(say('saved', { name }));
}
const CSV = {
  from: (mention) => mention.edge.source.name,
  relation: (mention) => mention.relation,
  to: (mention) => mention.edge.target.name,
  category: (mention) => CATS[mention.edge.c].id,
  class: (mention) => mention.edge.kind.id,
  status: (mention) => STATUSES[mention.status],
  modality: (mention) => STATUSES[mention.modality],
  date: (mention) => mention.date,
  published: (mention) => mention.doc.date,
  said_by: speakerOf,
  sentence: textOf,
  document: (mention) => mention.doc.id,
  source: (mention) => SOURCES[mention.doc.source],
  title: (mention) => mention.doc.title,
  url: (mention) => mention.doc.url,
  rule: ruleOf,
  confidence: (mention) => mention.confidence / 1000,
};
function csv() {
  const rows = [...visible.values()].flat().map((mention) => Object.values(CSV).map((value) => csvCell(value(mention))));
  return '\ufeff' + [Object.keys(CSV).map(csvCell), ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n';
}
/* On a narrow screen the ways to take something away are a menu. */
function saveMenu(open) {
  if (!open && $('saves').contains(document.activeElement)) $('b-save').focus();
  $('saves').classList.toggle('show', open);
  $('b-save').setAttribute('aria-expanded', String(open));
}
$('b-save').addEventListener('click', () => saveMenu(!$('saves').classList.contains('show')));
document.addEventListener('click', (event) => { if (!event.target.closest('#saves, #b-save')) saveMenu(false); });
$('b-png').addEventListener('click', () => png((blob) => save(blob, 'kgraph.png')));
$('b-svg').addEventListener('click', () => save(new Blob([svgFile()], { type: 'image/svg+xml' }), 'kgraph.svg'));
$('b-csv').addEventListener('click', () => save(new Blob([csv()], { type: 'text/csv' }), 'kgraph-evidence.csv'));
$('b-link').addEventListener('click', () => copy(location.href, $('b-link')));
$('b-print').addEventListener('click', () => window.print());

/* On paper: light colours, the graph as a drawing of lines, what is filtered in words. */
let lit = false;
function relight() {
  readColors();
  redraw();
  panel();
  table();
  network.redraw();
}
function light(on) {
  const dark = isDark();
  if (on && dark) root.setAttribute('data-theme', 'light');
  if (!on && lit) setTheme();
  if (on ? dark : lit) relight();
  lit = on && (dark || lit);
  $('told').textContent = on ? [$('status').textContent, ...filtersInWords()].join(' · ') : '';
  $('paper').replaceChildren(...(on && !state.table ? [svgPicture(false)] : []));
}
window.addEventListener('beforeprint', () => light(true));
window.addEventListener('afterprint', () => light(false));
