/* Shapes and curves as numbers; no page needed. */
/* The corners of each symbol of the size 1; a dot has none. */
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -1.01], [1.15, 0.98], [-1.15, 0.98]],
  triangleDown: [[0, 1.01], [-1.15, -0.98], [1.15, -0.98]],
  hexagon: [[1, 0], [0.5, 0.866], [-0.5, 0.866], [-1, 0], [-0.5, -0.866], [0.5, -0.866]],
};
function corners(shape, x, y, size) {
  return (CORNERS[shape] || []).map(([dx, dy]) => [x + dx * size, y + dy * size]);
}
const between = (a, b, t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
/* A point of the curve from a over the pull of c to b. */
function curvePoint([a, c, b], t) {
  return between(between(a, c, t), between(c, b, t), t);
}
/* The part of a curve between two shares of it, as a curve again. */
function curvePart([a, c, b], from, to) {
  const middle = between(between(a, c, from), between(c, b, from), to);
  return [curvePoint([a, c, b], from), middle, curvePoint([a, c, b], to)];
}
/* How far along it a curve leaves the circle round its start. */
function leaves(curve, radius) {
  let [low, high] = [0, 0.5];
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (apart(curvePoint(curve, middle), curve[0]) < radius) low = middle; else high = middle;
  }
  return high;
}
/* The curve from the border of one symbol to that of the other. */
function trimmed(curve, start, end) {
  const back = [curve[2], curve[1], curve[0]];
  return curvePart(curve, leaves(curve, start), 1 - leaves(back, end));
}
/* The head of an arrow that ends a curve, as three corners. */
function arrowHead([, c, b], size) {
  const angle = Math.atan2(b.y - c.y, b.x - c.x);
  const side = (turn) => [b.x - size * Math.cos(angle + turn), b.y - size * Math.sin(angle + turn)];
  return [[b.x, b.y], side(0.42), side(-0.42)];
}
/* Words in lines of at most a width; a word that is wider has a line of its own. */
function brokenInto(words, most, widthOf) {
  const lines = [];
  words.forEach((word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  });
  return lines;
}
