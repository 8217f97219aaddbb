/* The actors of the drawing as a list for the keyboard: arrows walk, letters jump, Enter opens. */
const walk = $('walk');
let walked = null; /* the actor that the keyboard is at */
let typed = '';
let typedAt = 0;

const walkNodes = () => shownNodes().sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : a.at - b.at));
function listWalk() {
  const nodes = walkNodes();
  walk.replaceChildren(...nodes.map((node) => {
    const item = el('li', { role: 'option', id: `w-${node.id}`, 'aria-selected': 'false' }, shapeIcon(node.type),
      el('span', { dir: 'auto', text: node.name }), el('span', { class: 'n', text: say('n_neighbours', { n: node.seat.degree }) }));
    item.addEventListener('mousedown', (event) => { event.preventDefault(); select(node, { move: true, focus: true }); });
    return item;
  }));
  const start = isNode(state.selected) ? state.selected : walked;
  walkTo(nodes.includes(start) ? start : nodes[0] || null);
}
function walkTo(node) {
  walked = node;
  walk.querySelectorAll('[aria-selected=true]').forEach((item) => item.setAttribute('aria-selected', 'false'));
  const item = node && $(`w-${node.id}`);
  if (item) {
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    walk.setAttribute('aria-activedescendant', item.id);
    const { x, y } = network.canvasToDOM(node.seat.at);
    if (x < 0 || y < 0 || x > stage.clientWidth || y > stage.clientHeight) place({ position: node.seat.at, scale: network.getScale() });
  } else walk.removeAttribute('aria-activedescendant');
  network.redraw();
}
/* Letters typed within a second are one word; the same letter again goes on. */
function walkBy(letter, nodes) {
  const now = Date.now();
  typed = now - typedAt < 1000 && typed !== letter ? typed + letter : letter;
  typedAt = now;
  const at = nodes.indexOf(walked);
  const from = typed.length > 1 ? at : at + 1;
  return [...nodes.slice(from), ...nodes.slice(0, from)].find((node) => fold(node.name).startsWith(fold(typed)));
}
function walkKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const nodes = walkNodes();
  const at = nodes.indexOf(walked);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
  const letter = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key);
  if (to === undefined && !letter && event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  if (to !== undefined) walkTo(nodes[Math.max(0, Math.min(nodes.length - 1, to))] || null);
  else if (letter) walkTo(walkBy(event.key, nodes) || walked);
  else if (walked) select(walked, { move: true, focus: true });
}
walk.addEventListener('focus', listWalk);
walk.addEventListener('blur', () => network.redraw());
walk.addEventListener('keydown', walkKey);
network.on('afterDrawing', (context) => {
  if (document.activeElement !== walk || !walked || !walked.seat || !walked.seat.at) return;
  context.strokeStyle = cssVar('--accent');
  context.lineWidth = 3 / network.getScale();
  context.beginPath();
  context.arc(walked.seat.at.x, walked.seat.at.y, walked.seat.size + 7 / network.getScale(), 0, 2 * Math.PI);
  context.stroke();
});
