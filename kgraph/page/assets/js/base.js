/* Text from the data reaches the page through text nodes only; no innerHTML anywhere. */
const $ = (id) => document.getElementById(id);
const island = (id) => JSON.parse($(id).textContent);
const root = document.documentElement;
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const narrow = window.matchMedia('(max-width: 1180px)');
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
function cssVar(name) {
  return getComputedStyle(root).getPropertyValue(name).trim();
}
function isDark() {
  const chosen = root.getAttribute('data-theme');
  return chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
}
