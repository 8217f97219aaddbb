/* The filter of sources: all of few, a searchable list of many. */
const LISTED = 12;
let sourceRows = []; /* [number of the source, label], most evidence first */
const sourceName = (at) => SOURCES[at] || say('source_unnamed');

function buildSources() {
  const counts = tally(SOURCES.length, (mention) => mention.doc.source);
  const order = SOURCES.map((name, at) => at).sort((a, b) => counts[b] - counts[a] || a - b);
  sourceRows = order.map((at) => [at, check(state.offSources, at, null, sourceName(at), counts[at])]);
  $('s-sources').hidden = SOURCES.length < 2;
  $('f-source').hidden = SOURCES.length <= LISTED;
  listSources();
}
function listSources() {
  const wanted = fold($('f-source').value.trim());
  const found = sourceRows.filter(([at]) => !wanted || fold(sourceName(at)).includes(wanted));
  const rows = found.slice(0, LISTED).map((entry) => entry[1]);
  if (found.length > LISTED) rows.push(el('p', { class: 'hint', text: say('sources_more', { n: found.length - LISTED }) }));
  $('f-sources').replaceChildren(...rows);
}
/* All or none of those that the search leaves. */
function setSources(on) {
  const wanted = fold($('f-source').value.trim());
  sourceRows.filter(([at]) => !wanted || fold(sourceName(at)).includes(wanted))
    .forEach(([at]) => { if (on) state.offSources.delete(at); else state.offSources.add(at); });
  act();
}
$('f-source').addEventListener('input', listSources);
$('b-src-all').addEventListener('click', () => setSources(true));
$('b-src-none').addEventListener('click', () => setSources(false));
