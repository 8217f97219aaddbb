/* The filters in words, for pictures and paper. */
const TOLD = 6;
function listed(names) {
  const rest = names.length - TOLD;
  return names.slice(0, TOLD).join(', ') + (rest > 0 ? ` ${say('and_more', { n: rest })}` : '');
}
function filtersInWords() {
  const off = (name, set, label) => (set.size ? say(name, { list: listed([...set].map(label).sort()) }) : null);
  const { src, nosrc } = shorterList(SOURCES.map((one, at) => sourceName(at)), new Set([...state.offSources].map(sourceName)));
  const { focus } = state;
  return [
    DATA.levels.length > 1 ? `${say('level')}: ${say(`level_${here.id}`)}` : null,
    TIMED ? `${iso(state.from)} – ${iso(state.to)}` : null,
    TIMED && !state.undated ? say('told_dated') : null,
    off('told_without', state.offKinds, (id) => KINDS.get(id).label),
    off('told_without', state.offCats, (at) => CATS[at].label),
    off('told_types', state.offTypes, (id) => TYPES.get(id).label),
    off('told_status', state.offStatus, (name) => say(name)),
    src.length ? say('told_sources', { list: listed(src) }) : null,
    nosrc.length ? say('told_no_sources', { list: listed(nosrc) }) : null,
    state.min > 1 ? say('told_min', { n: state.min }) : null,
    state.sure > 0 ? say('told_sure', { n: state.sure / 10 }) : null,
    state.all ? say('count_all') : null,
    focus ? say(focus.circle ? 'told_near' : 'told_only', { name: focus.node.name }) : null,
  ].filter(Boolean);
}
