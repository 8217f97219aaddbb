/* Small charts in the panel, each with its text for those who cannot see it. */
const CHART = { width: 350, height: 110, left: 30, right: 8, top: 8, bottom: 18 };
const QUADS = [...KINDS.values()].filter((kind) => kind.id.endsWith('conflict') || kind.id.endsWith('cooperation'));
const chartX = (at, n) => CHART.left + ((at + 0.5) * (CHART.width - CHART.left - CHART.right)) / n;
const chartY = (share) => CHART.top + (1 - share) * (CHART.height - CHART.top - CHART.bottom);
const wholePeriod = () => state.from === FIRST && state.to === LAST;
const inside = (one) => one.last >= state.from && one.first <= state.to;

function chart(label, role, ...children) {
  return svg('svg', { class: 'chart', viewBox: `0 0 ${CHART.width} ${CHART.height}`, role, 'aria-label': label }, ...children);
}
function chartText(x, y, words, anchor) {
  return svg('text', { x, y, 'text-anchor': anchor, text: words, 'aria-hidden': 'true' });
}
function chartRule(share, label, strong = false) {
  const y = chartY(share);
  return [svg('line', { class: strong ? 'zero' : null, x1: CHART.left, x2: CHART.width - CHART.right, y1: y, y2: y }), chartText(CHART.left - 5, y + 4, label, 'end')];
}
function timeLabels(periods) {
  const y = CHART.height - 4;
  const last = periods.length - 1;
  const ends = [chartText(CHART.left, y, periods[0].label, 'start')];
  if (last) ends.push(chartText(CHART.width - CHART.right, y, periods[last].label, 'end'));
  return ends;
}
/* Evidence of lines that passes every filter but the period, with a date. */
function datedOf(edges) {
  return edges.flatMap((edge) => (isFact(edge) ? passing(edge, true) || [] : [])).filter((mention) => mention.date !== null);
}
const vagueNote = (vague, unit) => (vague ? el('p', { class: 'hint', text: say('chart_vague', { n: vague, unit: say(`unit_${unit}`) }) }) : null);

/* How often an actor is told of in each class, over time. */
function trend(edges) {
  const dated = datedOf(edges).filter((mention) => QUADS.includes(mention.edge.kind));
  if (!dated.length) return [];
  const items = dated.map((one) => [one.first, one.last, QUADS.indexOf(one.edge.kind)]);
  const span = spanOf(items);
  const { counts, vague } = countsOf(items, span, QUADS.length);
  const most = Math.max(1, ...counts.flat());
  const n = span.periods.length;
  if (n < 2 || vague === dated.length) return [];
  const told = QUADS.map((kind, at) => {
    const peak = counts[at].indexOf(Math.max(...counts[at]));
    const sum = counts[at].reduce((a, b) => a + b, 0);
    return sum ? say('trend_class', { kind: kind.label, n: sum, when: span.periods[peak].label, most: counts[at][peak] }) : null;
  }).filter(Boolean);
  const label = `${say('trend_text', { unit: say(`unit_${span.unit}`), from: span.periods[0].label, to: span.periods[n - 1].label })} ${told.join(' ')}`;
  const lines = QUADS.flatMap((kind, which) => (counts[which].some(Boolean) ? [svg('polyline', {
    class: 'trend', points: counts[which].map((value, at) => `${chartX(at, n).toFixed(1)},${chartY(value / most).toFixed(1)}`).join(' '),
    stroke: kindColor(kind), 'stroke-dasharray': kind.dash.length ? '4 3' : null,
  })] : []));
  return [
    el('h2', { text: say('trend', { unit: say(`unit_${span.unit}`) }) }),
    chart(label, 'img', ...chartRule(0, '0'), ...chartRule(1, String(most)), ...periodShade(span), ...lines, ...timeLabels(span.periods)),
    vagueNote(vague, span.unit),
  ];
}
/* The chosen period as a lighter ground. */
function periodShade({ periods }) {
  const chosen = periods.map((one, at) => at).filter((at) => inside(periods[at]));
  if (wholePeriod() || !chosen.length) return [];
  const half = (chartX(1, periods.length) - chartX(0, periods.length)) / 2;
  const x = chartX(chosen[0], periods.length) - half;
  return [svg('rect', { class: 'shade', x, y: CHART.top, width: chartX(chosen[chosen.length - 1], periods.length) + half - x, height: CHART.height - CHART.top - CHART.bottom })];
}
const signed = (value) => (value < 0 ? '−' : value > 0 ? '+' : '') + Math.abs(value).toFixed(1);

/* Between conflict (-10) and cooperation (+10): the mean of each period; a click shows that period. */
function climate(edges) {
  const dated = datedOf(edges).filter((mention) => intensityOf(mention) !== null);
  if (!dated.length) return [];
  const items = dated.map((one) => [one.first, one.last, intensityOf(one)]);
  const span = spanOf(items);
  const { points, vague } = meansOf(items, span);
  if (!points.length) return [];
  const n = span.periods.length;
  const place = ({ at, mean }) => [chartX(at, n), chartY((mean + 10) / 20)];
  const path = points.map((one) => place(one).map((value) => value.toFixed(1)).join(',')).join(' ');
  const label = say('climate_text', { unit: say(`unit_${span.unit}`), n: points.length });
  return [
    el('h2', { text: say('climate', { unit: say(`unit_${span.unit}`) }) }),
    chart(label, 'group', ...chartRule(0, '−10'), ...chartRule(0.5, '0', true), ...chartRule(1, '+10'), ...periodShade(span),
      svg('polyline', { class: 'trend', points: path, stroke: colors.mute }),
      ...points.map((one) => climatePoint(one, span.periods[one.at], place(one))), ...timeLabels(span.periods)),
    el('p', { class: 'hint', text: say('climate_hint') }),
    vagueNote(vague, span.unit),
  ];
}
function climatePoint({ n, mean }, one, [x, y]) {
  const on = !wholePeriod() && state.from === Math.max(FIRST, one.first) && state.to === Math.min(LAST, one.last);
  const label = say('climate_point', { when: one.label, mean: signed(mean), n });
  const color = kindColor(KINDS.get(mean < 0 ? 'material conflict' : 'material cooperation'));
  const point = svg('g', { class: 'point', role: 'button', tabindex: '0', 'aria-pressed': String(on), 'aria-label': label, 'data-f': `when-${one.label}` },
    svg('title', { text: label }), svg('circle', { class: 'hit', cx: x, cy: y, r: 11 }),
    svg('circle', { cx: x, cy: y, r: Math.min(3 + Math.sqrt(n), 7), fill: color, opacity: inside(one) ? 1 : 0.35 }));
  const choose = () => {
    state.from = on ? FIRST : Math.max(FIRST, one.first);
    state.to = on ? LAST : Math.min(LAST, one.last);
    showPeriod();
    act();
  };
  point.addEventListener('click', choose);
  point.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose();
  });
  return point;
}
