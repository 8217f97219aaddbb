/* Text without the page: what can be worked out from strings alone. */
const FOLDS = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };
function fold(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[łøđðþıßæœ]/g, (letter) => FOLDS[letter]).replace(/[’‘ʼ]/g, "'");
}
function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
/* Text on one line, without control characters and direction overrides. */
const oneLine = (text) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
const short = (text) => (text.length > 24 ? text.slice(0, 23) + '…' : text);
/* Fill {name} in a phrase; of a pair the first is for one, the second for any other number. */
function phrase(words, values = {}) {
  const text = Array.isArray(words) ? words[values.n === 1 ? 0 : 1] : words;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!Object.hasOwn(values, name)) return whole;
    return typeof values[name] === 'number' ? values[name].toLocaleString('en') : values[name];
  });
}
function count(items) {
  const counts = new Map();
  items.forEach((item) => counts.set(item, (counts.get(item) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
/* Blend two #rrggbb colours; share is how much of the first remains. */
function blend(first, second, share) {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const other = parts(second);
  const mixed = parts(first).map((value, at) => Math.round(value * share + other[at] * (1 - share)));
  return '#' + mixed.map((value) => value.toString(16).padStart(2, '0')).join('');
}
/* A cell that a spreadsheet would take for a formula begins with an apostrophe instead. */
function csvCell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return `"${(/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
