/* The picture as PNG. */
function paintLegend(context, top) {
  const [lines, shapes] = legend();
  context.font = `24px ${FACE}`;
  context.textAlign = 'left';
  lines.forEach(({ label, color, dash, x, words }) => {
    context.strokeStyle = color;
    context.lineWidth = 5;
    context.setLineDash(dash.map((part) => part * 1.6));
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + 64, top);
    context.stroke();
    context.fillStyle = colors.ink;
    context.fillText(label, words, top + 8);
  });
  shapes.forEach(({ label, color, shape, x, words }) => {
    context.fillStyle = color;
    context.beginPath();
    corners(shape, x + 14, top + 46, 12).forEach(([left, down]) => context.lineTo(left, down));
    if (!CORNERS[shape]) context.arc(x + 14, top + 46, 12, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = colors.ink;
    context.fillText(label, words, top + 54);
  });
}
function png(done) {
  const drawing = largeDrawing();
  const head = caption();
  const picture = el('canvas', { width: WIDTH, height: head.height + HEIGHT + FOOT });
  const context = picture.getContext('2d');
  context.fillStyle = colors.stage;
  context.fillRect(0, 0, picture.width, picture.height);
  const { canvas } = drawing;
  const ratio = canvas.width / WIDTH;
  context.drawImage(canvas, 0, 0, WIDTH * ratio, HEIGHT * ratio, 0, head.height, WIDTH, HEIGHT);
  const { x, y } = drawing.copied.getViewPosition();
  const scale = drawing.copied.getScale();
  context.setTransform(scale, 0, 0, scale, WIDTH / 2 - x * scale, head.height + HEIGHT / 2 - y * scale);
  drawWords(context, drawing.words.words);
  drawNames(context, drawing.words.names);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  head.lines.forEach(([line, font, color, base]) => {
    context.font = `${font} ${FACE}`;
    context.fillStyle = color;
    context.fillText(line, SIDE, base, WIDTH - 2 * SIDE);
  });
  paintLegend(context, head.height + HEIGHT + 40);
  drawing.close();
  picture.toBlob(done, 'image/png');
}
