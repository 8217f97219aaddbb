/* Counts and means over time; no page needed. */
const MONTHS = [['month', 1], ['quarter', 3], ['year', 12]];
const MOST_PERIODS = 36;
const dayOf = (month) => Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / 864e5;
function monthOf(day) {
  const date = new Date(day * 864e5);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}
function periodLabel(unit, month) {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  if (unit === 'year') return year;
  return unit === 'quarter' ? `${year} Q${1 + (month % 12) / 3}` : `${year}-${String(1 + (month % 12)).padStart(2, '0')}`;
}
/* The months of up to three years, the quarters of up to nine, the years of a longer time; or the
   periods of a given unit. */
function periodsOf(first, last, wanted = null) {
  const count = (size) => Math.floor(monthOf(last) / size) - Math.floor(monthOf(first) / size) + 1;
  const [unit, size] = MONTHS.find((one) => (wanted ? one[0] === wanted : count(one[1]) <= MOST_PERIODS)) || MONTHS[2];
  const start = Math.floor(monthOf(first) / size) * size;
  const periods = Array.from({ length: count(size) }, (_, at) => {
    const month = start + at * size;
    return { label: periodLabel(unit, month), first: dayOf(month), last: dayOf(month + size) - 1 };
  });
  return { unit, size, start, periods };
}
/* The number of the period in which both days lie; -1 where a date is too vague for one. */
function periodAt(span, first, last) {
  const [from, to] = [first, last].map((day) => Math.floor((monthOf(day) - span.start) / span.size));
  return from === to && from >= 0 && from < span.periods.length ? from : -1;
}
/* The periods from the first to the last item [first, last] that is exact enough for one. */
function spanOf(items) {
  const over = (some, unit) => periodsOf(Math.min(...some.map((one) => one[0])), Math.max(...some.map((one) => one[1])), unit);
  const whole = over(items, null);
  const exact = items.filter(([first, last]) => periodAt(whole, first, last) >= 0);
  return exact.length ? over(exact, whole.unit) : whole;
}
/* How many items [first, last, class] fall into each period, by class; and how many are too vague. */
function countsOf(items, span, classes) {
  const counts = Array.from({ length: classes }, () => new Array(span.periods.length).fill(0));
  let vague = 0;
  items.forEach(([first, last, which]) => {
    const at = periodAt(span, first, last);
    if (at < 0) vague += 1; else counts[which][at] += 1;
  });
  return { counts, vague };
}
/* The mean of the values of items [first, last, value] in each period that has any. */
function meansOf(items, span) {
  const sums = span.periods.map(() => ({ n: 0, sum: 0 }));
  let vague = 0;
  items.forEach(([first, last, value]) => {
    const at = periodAt(span, first, last);
    if (at < 0) vague += 1;
    else {
      sums[at].n += 1;
      sums[at].sum += value;
    }
  });
  const points = sums.map(({ n, sum }, at) => ({ at, n, mean: n ? sum / n : null })).filter((point) => point.n);
  return { points, vague };
}
