/* What is copied: the citation of a sentence, the address of the view. */
function citation(mention) {
  const { doc } = mention;
  const what = [SOURCES[doc.source], doc.title || doc.id, doc.date, safeUrl(doc.url)].filter(Boolean).map(oneLine).join(', ');
  return say('citation', { what, sentence: oneLine(textOf(mention)) });
}
/* For pages opened as files some browsers have no clipboard; a selection can still be copied. */
function copySelected(text) {
  const field = el('textarea', { class: 'vh', readonly: 'readonly', tabindex: '-1', 'aria-hidden': 'true' });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  let done = false;
  try { done = document.execCommand('copy'); } catch { done = false; }
  field.remove();
  if (before) before.focus({ preventScroll: true });
  return done;
}
async function copy(text, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch { done = copySelected(text); }
  announce(say(done ? 'copied' : 'not_copied'));
  const label = button.dataset.label || button.textContent;
  button.dataset.label = label;
  button.textContent = say(done ? 'copied' : 'not_copied');
  setTimeout(() => { button.textContent = label; }, 2000);
}
/* Said to screen readers; the same words twice are said twice. */
function announce(text) {
  $('said').textContent = $('said').textContent === text ? `${text}\u00a0` : text;
}
