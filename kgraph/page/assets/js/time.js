/* The time line: two native sliders and two date fields over a histogram. */
const BINS = TIMED ? Math.max(12, Math.min(80, LAST - FIRST + 1)) : 0;
const ends = { from: [$('r-from'), $('t-from')], to: [$('r-to'), $('t-to')] };
const share = (day) => (100 * (day - FIRST)) / (LAST - FIRST);
function showPeriod() {
  if (!TIMED) return;
  for (const [name, [slider, field]] of Object.entries(ends)) {
    slider.value = state[name];
    field.value = iso(state[name]);
    slider.setAttribute('aria-valuetext', field.value);
  }
  $('tl-sel').style.left = `${share(state.from)}%`;
  $('tl-sel').style.width = `${share(state.to) - share(state.from)}%`;
}
function setPeriod(name, day) {
  if (!Number.isFinite(day)) return;
  state[name] = name === 'from' ? Math.max(FIRST, Math.min(day, state.to)) : Math.min(LAST, Math.max(day, state.from));
  showPeriod();
  later();
}
/* Evidence of the selection (or of all) that passes every filter but time, by period and kind. */
const KIND_ORDER = [...KINDS.keys()];
let drawnBars = '';
function histogram() {
  if (!TIMED) return;
  const chosen = state.selected;
  const near = isWay(chosen) ? new Set(chosen.edges) : isPair(chosen) ? new Set(pairEdges(chosen)) : null;
  const own = (edge) => (near ? near.has(edge) : !chosen || chosen === edge || chosen === edge.source || chosen === edge.target);
  const wanted = new Map();
  const edgeOk = (edge) => {
    if (!wanted.has(edge)) wanted.set(edge, isFact(edge) && sortOk(edge) && focusOk(edge) && own(edge));
    return wanted.get(edge);
  };
  const items = [];
  DATED.forEach((mention) => {
    const { edge } = mention;
    if (!edge || state.offStatus.has(STATUSES[mention.status]) || state.offSources.has(mention.doc.source)) return;
    if (mention.confidence >= state.sure && edgeOk(edge)) items.push([mention.first, KIND_ORDER.indexOf(edge.kind.id)]);
  });
  const bins = histogramOf(items, FIRST, LAST, BINS, KIND_ORDER.length);
  const text = JSON.stringify([bins, colors.dark]);
  if (text === drawnBars) return;
  drawnBars = text;
  const peak = Math.max(1, ...bins.map((bin) => bin.reduce((a, b) => a + b, 0)));
  $('hist').setAttribute('viewBox', `0 0 ${BINS} 40`);
  $('hist').replaceChildren(...bins.flatMap((bin, at) => bars(bin, at, peak)));
}
function bars(bin, at, peak) {
  let top = 40;
  return bin.map((n, kind) => {
    const height = (38 * n) / peak;
    top -= height;
    return n ? svg('rect', { x: at + 0.1, y: top, width: 0.8, height, fill: kindColor(KINDS.get(KIND_ORDER[kind])) }) : null;
  }).filter(Boolean);
}
function axis() {
  const [first, last] = [FIRST, LAST].map((day) => new Date(day * DAY));
  const marks = [];
  for (let year = first.getUTCFullYear(); year <= last.getUTCFullYear(); year += 1) {
    for (let month = 0; month < 12; month += 1) marks.push([year, month, Date.UTC(year, month, 1) / DAY]);
  }
  const within = marks.filter(([, , day]) => day >= FIRST && day <= LAST);
  const step = [1, 3, 6, 12].find((months) => within.length / months <= 9);
  const wide = step ? within.filter(([, month]) => month % step === 0) : within.filter(([year, month]) => !month && year % Math.ceil(within.length / 108) === 0);
  $('tl-axis').replaceChildren(...wide.map(([year, month, day]) => {
    const name = new Date(day * DAY).toLocaleString(DATA.strings.lang, { month: 'short', timeZone: 'UTC' });
    const mark = el('span', { text: month ? name : String(year), class: month ? '' : 'year' });
    mark.style.left = `${share(day)}%`;
    return mark;
  }));
}
if (TIMED) {
  $('timeline').hidden = false;
  for (const [name, [slider, field]] of Object.entries(ends)) {
    Object.assign(slider, { min: FIRST, max: LAST, step: 1 });
    Object.assign(field, { min: iso(FIRST), max: iso(LAST) });
    slider.addEventListener('input', () => setPeriod(name, Number(slider.value)));
    slider.addEventListener('change', act);
    field.addEventListener('change', () => { setPeriod(name, Math.round(Date.parse(field.value) / DAY)); act(); });
  }
  axis();
}
