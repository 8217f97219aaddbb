/* The view as text for the address: names of things, never their numbers. */
const LISTS = ['path', 'pair', 'kinds', 'cats', 'types', 'status', 'src', 'nosrc'];
const ONES = ['level', 'sel', 'only', 'near', 'from', 'to', 'undated', 'min', 'sure', 'count', 'alone', 'words', 'view', 'sort', 'theme', 'at'];

function writeView(view) {
  const query = new URLSearchParams();
  ONES.forEach((name) => { if (view[name]) query.append(name, view[name]); });
  LISTS.forEach((name) => (view[name] || []).forEach((value) => query.append(name, value)));
  (view.put || []).forEach(([how, name]) => query.append(how, name));
  return query.toString();
}
function readView(text) {
  const query = new URLSearchParams(text);
  const view = { put: [] };
  ONES.forEach((name) => { view[name] = query.get(name); });
  LISTS.forEach((name) => { view[name] = query.getAll(name); });
  for (const [how, name] of query) if (how === 'show' || how === 'around') view.put.push([how, name]);
  return view;
}
/* What is off of many, by the shorter list: those that are off, or those that are on. */
function shorterList(all, off) {
  if (!off.size) return { src: [], nosrc: [] };
  const [on, not] = [all.filter((one) => !off.has(one)), all.filter((one) => off.has(one))];
  return on.length && on.length < not.length ? { src: on, nosrc: [] } : { src: [], nosrc: not };
}
function offOf(all, view) {
  const on = new Set(view.src);
  const known = all.filter((one) => on.has(one));
  return known.length ? all.filter((one) => !on.has(one)) : view.nosrc.filter((one) => all.includes(one));
}
function numberIn(text, least, most, usual) {
  const found = Number(text);
  return text !== null && text !== '' && Number.isFinite(found) ? Math.max(least, Math.min(most, found)) : usual;
}
function readPoint(text) {
  const parts = (text || '').split(',').map(Number);
  return parts.length === 3 && parts.every(Number.isFinite) && parts[2] > 0.01 && parts[2] < 20
    ? { position: { x: parts[0], y: parts[1] }, scale: parts[2] } : null;
}
