/* The picture as PNG, with title and legend, and the visible evidence as CSV. */
const WIDTH = 2400;
const HEIGHT = 1500;
const HEAD = 120;
const FOOT = 130;
function save(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
/* Draw the visible graph again, off screen and large. */
function largeDrawing() {
  const holder = el('div');
  holder.style.cssText = `position:absolute;left:-10000px;top:0;width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(holder);
  const places = network.getPositions();
  const nodes = nodeSet.get().filter((item) => !item.hidden).map((item) => ({ ...item, ...places[item.id], title: undefined }));
  const edges = edgeSet.get();
  const settings = { ...OPTIONS, autoResize: false, interaction: { dragView: false } };
  const copy = new vis.Network(holder, { nodes, edges }, settings);
  copy.on('afterDrawing', (context) => {
    const text = placeText(copy, context, copy.getScale() / 1.6);
    drawWords(context, text.words);
    drawNames(context, text.names);
  });
  copy.moveTo({ ...frame(copy, nodes.map((item) => BY_ID.get(item.id)), WIDTH, HEIGHT, 3), animation: false });
  copy.redraw();
  return { holder, copy, source: holder.querySelector('canvas') };
}
function caption(context) {
  const face = FACE;
  context.fillStyle = colors.ink;
  context.font = `600 40px ${face}`;
  context.fillText(DATA.title, 40, 62, WIDTH - 80);
  context.font = `24px ${face}`;
  context.fillStyle = colors.mute;
  const when = TIMED ? `${iso(state.from)} – ${iso(state.to)}  ·  ` : '';
  context.fillText(when + $('status').textContent, 40, 102, WIDTH - 80);
}
function legend(context, top) {
  const kinds = new Set([...visible.keys()].map((id) => EDGES.get(id).kind));
  const types = new Set([...activeNodes()].map((node) => node.type));
  let x = 40;
  context.font = `24px ${FACE}`;
  const line = (text, color, dash) => {
    context.strokeStyle = color;
    context.lineWidth = 5;
    context.setLineDash(dash.map((part) => part * 1.6));
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + 64, top);
    context.stroke();
    x = words(context, text, x + 78, top);
  };
  [...KINDS.values()].filter((kind) => kinds.has(kind)).forEach((kind) => line(kind.label, kindColor(kind), kind.dash));
  const looks = new Set([...visible.keys()].map((id) => EDGES.get(id).look));
  if (looks.has('open')) line(say('legend_open'), colors.mute, LOOK.open.dash);
  if (looks.has('denied')) line(say('legend_denied'), colors.mute, LOOK.denied.dash);
  x = 40;
  [...TYPES.values()].filter((type) => types.has(type.id)).forEach((type) => {
    drawShape(context, type, x + 14, top + 46);
    x = words(context, type.label, x + 40, top + 46);
  });
}
function words(context, text, x, y) {
  context.fillStyle = colors.ink;
  context.fillText(text, x, y + 8);
  return x + context.measureText(text).width + 44;
}
function drawShape(context, type, x, y) {
  const corners = {
    square: [[-11, -11], [11, -11], [11, 11], [-11, 11]], diamond: [[0, -14], [14, 0], [0, 14], [-14, 0]],
    triangle: [[0, -13], [14, 11], [-14, 11]], triangleDown: [[0, 13], [14, -11], [-14, -11]],
    hexagon: [[-7, -12], [7, -12], [14, 0], [7, 12], [-7, 12], [-14, 0]],
  }[type.shape];
  context.fillStyle = type.color[colors.dark];
  context.beginPath();
  if (corners) corners.forEach(([dx, dy]) => context.lineTo(x + dx, y + dy));
  else context.arc(x, y, 12, 0, 2 * Math.PI);
  context.fill();
}
function png(done) {
  const { holder, copy, source } = largeDrawing();
  const picture = el('canvas', { width: WIDTH, height: HEAD + HEIGHT + FOOT });
  const context = picture.getContext('2d');
  context.fillStyle = colors.stage;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(source, 0, 0, source.width, source.height, 0, HEAD, WIDTH, HEIGHT);
  caption(context);
  legend(context, HEAD + HEIGHT + 40);
  copy.destroy();
  holder.remove();
  picture.toBlob(done, 'image/png');
}
const CSV = {
  from: (mention) => mention.edge.source.name,
  relation: (mention) => mention.relation,
  to: (mention) => mention.edge.target.name,
  category: (mention) => CATS[mention.edge.c].id,
  class: (mention) => mention.edge.kind.id,
  status: (mention) => STATUSES[mention.status],
  modality: (mention) => STATUSES[mention.modality],
  date: (mention) => mention.date,
  said_by: speakerOf,
  sentence: textOf,
  document: (mention) => mention.doc.id,
  source: (mention) => SOURCES[mention.doc.source],
  title: (mention) => mention.doc.title,
  url: (mention) => mention.doc.url,
  rule: ruleOf,
  confidence: (mention) => mention.confidence / 1000,
};
function csv() {
  const rows = [...visible.values()].flat().map((mention) => Object.values(CSV).map((value) => csvCell(value(mention))));
  return '\ufeff' + [Object.keys(CSV).map(csvCell), ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n';
}
$('b-png').addEventListener('click', () => png((blob) => save(blob, 'kgraph.png')));
$('b-csv').addEventListener('click', () => save(new Blob([csv()], { type: 'text/csv' }), 'kgraph-evidence.csv'));
