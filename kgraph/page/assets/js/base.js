/* Text from the data reaches the page through text nodes only; no innerHTML anywhere. */
const $ = (id) => document.getElementById(id);
const island = (id) => JSON.parse($(id).textContent);
const root = document.documentElement;
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const small = window.matchMedia('(max-width: 860px)');

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'text') element.textContent = value;
    else if (name === 'click') element.addEventListener('click', value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}
function plural(count, word) {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
const FOLDS = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };
function fold(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[łøđðþıßæœ]/g, (letter) => FOLDS[letter]).replace(/[’‘ʼ]/g, "'");
}
function cssVar(name) {
  return getComputedStyle(root).getPropertyValue(name).trim();
}
function isDark() {
  const chosen = root.getAttribute('data-theme');
  return chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
}
/* Blend two #rrggbb colours; share is how much of the first remains. */
function blend(first, second, share) {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const other = parts(second);
  const mixed = parts(first).map((value, at) => Math.round(value * share + other[at] * (1 - share)));
  return '#' + mixed.map((value) => value.toString(16).padStart(2, '0')).join('');
}
