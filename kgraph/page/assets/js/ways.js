/* Ways through the graph and free places in the plane; no page needed. */

/* The shortest way as a list of nodes, or null; `steps` gives the neighbours of a node in order. */
function shortest(from, to, steps) {
  const came = new Map([[from, null]]);
  let front = [from];
  while (front.length && !came.has(to)) {
    const next = [];
    for (const node of front) {
      for (const near of steps(node)) {
        if (!came.has(near)) {
          came.set(near, node);
          next.push(near);
        }
      }
    }
    front = next;
  }
  if (!came.has(to)) return null;
  const way = [];
  for (let node = to; node !== null; node = came.get(node)) way.unshift(node);
  return way;
}
/* The next free place on a spiral round an anchor. */
function freePlace(anchor, taken) {
  const free = (x, y) => taken.every((at) => Math.abs(at.x - x) >= 150 || Math.abs(at.y - y) >= 80);
  for (let step = 1; step < 800; step += 1) {
    const x = Math.round(anchor.x + Math.cos(step * 2.4) * (120 + 13 * step));
    const y = Math.round(anchor.y + Math.sin(step * 2.4) * (120 + 13 * step) * 0.7);
    if (free(x, y)) return { x, y };
  }
  return { x: anchor.x, y: anchor.y };
}
/* How many of the items fall into each of `bins` equal parts of the days, by class. */
function histogramOf(items, first, last, bins, classes) {
  const result = Array.from({ length: bins }, () => new Array(classes).fill(0));
  items.forEach(([day, which]) => {
    const bin = Math.floor(((day - first) / (last - first + 1)) * bins);
    result[Math.max(0, Math.min(bins - 1, bin))][which] += 1;
  });
  return result;
}
