/* The profile of an actor, and what two actors have to do with one another. */
const PARTNERS = 5;
const isTurn = (edge, turn) => edge.kind.id.endsWith(turn);

function profile(node) {
  const rows = [
    ['also_head', node.also.length ? [node.also.join(', ')] : []],
    ['stands_for', node.seat.members.length ? [listed(node.seat.members.map((member) => member.name))] : []],
    ['offices', node.offices.map(([name, start, end]) => say('office', { name, start, end: end || '…' }))],
  ].filter(([, lines]) => lines.length);
  const facts = rows.flatMap(([name, lines]) => [
    el('dt', { text: say(name) }), ...lines.map((line) => el('dd', { dir: 'auto', text: line })),
  ]);
  const counted = countsAs(node);
  if (counted.length) facts.push(el('dt', { text: say('counts_as') }), el('dd', { class: 'acts' }, ...counted));
  return facts.length ? el('dl', { class: 'facts' }, ...facts) : null;
}
/* As whom an actor counts at the higher levels; a click goes there. */
function countsAs(node) {
  return DATA.levels.flatMap((level, at) => (at <= here.at ? [] : level.members
    .filter(([, found]) => found.includes(node.at))
    .map(([parent]) => levelButton(NODES[parent], at, level.id))));
}
function levelButton(parent, at, id) {
  const go = () => {
    state.selected = parent;
    changeLevel(at);
    $('panel-title').focus();
  };
  return el('button', { 'data-f': `up-${id}-${parent.id}`, click: go }, shapeIcon(parent.type),
    el('span', { dir: 'auto', text: parent.name }), el('span', { class: 'n', text: say(`level_${id}`) }));
}
/* Those with whom an actor has most to do in cooperation or in conflict, by evidence in view. */
function partners(node, turn) {
  const counts = new Map();
  visibleEdges(node).filter((edge) => isFact(edge) && isTurn(edge, turn) && other(edge, node) !== node).forEach((edge) => {
    const near = other(edge, node);
    counts.set(near, (counts.get(near) || 0) + visible.get(edge.id).length);
  });
  const found = [...counts].sort((a, b) => b[1] - a[1] || (a[0].key < b[0].key ? -1 : 1)).slice(0, PARTNERS);
  if (!found.length) return [];
  return [
    el('h2', { text: say(`top_${turn}`) }),
    el('div', { class: 'ranks' }, ...found.map(([near, n]) => el('button', { 'data-f': `${turn}-${near.id}`, click: () => selectPair(node, near) },
      shapeIcon(near.type), el('span', { class: 'who', dir: 'auto', text: near.name }), el('span', { class: 'n', text: n.toLocaleString(DATA.strings.lang) })))),
  ];
}
function nodePanel(node) {
  const edges = visibleEdges(node);
  const mentions = edges.flatMap((edge) => visible.get(edge.id));
  const rows = edges.slice(0, LISTED_ROWS).map((edge) =>
    relationRow(edge, `${edge.sym ? '↔' : edge.source === node ? '→' : '←'} ${other(edge, node).name}`));
  return [
    panelHead(node.name, el('div', { class: 'meta', dir: 'auto' }, shapeIcon(node.type), describe(node))),
    el('div', { class: 'chips' }, node.seat.mentions ? chip(say('n_mentions', { n: node.seat.mentions })) : null,
      chip(say('n_neighbours', { n: node.seat.degree })), chip(say('n_visible', { n: edges.length })), chip(say('n_sentences', { n: sentences(mentions) }))),
    el('div', { class: 'acts' }, focusButton(node, false, say('only')), focusButton(node, true, say('near')),
      el('button', { id: 'a-path', text: say('path_to'), click: () => askEnd(node, 'path') }),
      el('button', { id: 'a-pair', text: say('pair_with'), click: () => askEnd(node, 'pair') })),
    profile(node),
    ...trend(node.seat.edges.filter((edge) => focusOk(edge))),
    ...partners(node, 'cooperation'), ...partners(node, 'conflict'),
    el('h2', { text: say('relations') }), el('div', { class: 'rels' }, ...rows), moreRows(edges.length),
    el('h2', { text: say('evidence') }), ...cards(mentions),
  ];
}
const LISTED_ROWS = 80;
const moreRows = (n) => (n > LISTED_ROWS ? el('p', { class: 'hint', text: say('rows_listed', { n: LISTED_ROWS, all: n }) }) : null);

function selectPair(first, second) {
  askEnd(null);
  const [one, two] = [first, second].sort((a, b) => (a.key < b.key ? -1 : 1));
  select({ one, two }, { move: true, focus: true });
}
const pairEdges = ({ one, two }) => one.seat.edges.filter((edge) => other(edge, one) === two);
function pairPanel(pair) {
  const edges = visibleEdges(pair.one).filter((edge) => other(edge, pair.one) === pair.two);
  const mentions = edges.flatMap((edge) => visible.get(edge.id));
  const facts = mentions.filter((mention) => isFact(mention.edge));
  const number = (turn) => facts.filter((mention) => isTurn(mention.edge, turn)).length;
  const values = facts.map(intensityOf).filter((value) => value !== null);
  const mean = values.length ? signed(values.reduce((a, b) => a + b, 0) / values.length) : null;
  return [
    panelHead(say('pair_title', { one: pair.one.name, two: pair.two.name }), el('div', { class: 'meta', text: say('pair_meta') })),
    el('div', { class: 'chips' }, chip(say('n_sentences', { n: sentences(mentions) })), chip(say('n_sources', { n: voices(mentions) })),
      ...['cooperation', 'conflict'].map((turn) => (number(turn) ? chip(say(`n_${turn}`, { n: number(turn) })) : null)),
      mean === null ? null : chip(say('mean_intensity', { mean }))),
    el('div', { class: 'acts' }, actorButton(pair.one), actorButton(pair.two)),
    ...climate(pairEdges(pair).filter((edge) => focusOk(edge))),
    el('h2', { text: say('relations') }),
    edges.length ? el('div', { class: 'rels' }, ...edges.map((edge) => relationRow(edge, title(edge)))) : el('p', { class: 'left-out', text: say('pair_none') }),
    mentions.length ? el('h2', { text: say('evidence') }) : null, ...cards(mentions),
  ];
}
