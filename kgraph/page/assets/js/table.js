/* The table: the same relations under the same filters, for keyboard, screen reader and copying. */
const ROWS = 500;
let rowsShown = ROWS;
const COLUMNS = [
  { name: 'From', value: (row) => row.edge.source.name, wrap: true },
  { name: 'Relation', value: (row) => row.words, wrap: true },
  { name: 'To', value: (row) => row.edge.target.name, wrap: true },
  { name: 'Category', value: (row) => CATS[row.edge.c].label },
  { name: 'Status', value: (row) => row.status },
  { name: 'Sentences', value: (row) => sentences(row.mentions), number: true },
  { name: 'Documents', value: (row) => sources(row.mentions), number: true },
  { name: 'When', value: (row) => period(row.mentions) },
];
let sorting = { column: 5, direction: -1 };
function tableRows() {
  const rows = [...visible].map(([id, mentions]) => ({
    edge: EDGES.get(id),
    mentions,
    words: count(mentions.map((mention) => mention.relation)).map((entry) => entry[0]).join(', '),
    status: STATUSES.filter((status) => mentions.some((mention) => mention.status === status)).join(', '),
  }));
  const { value } = COLUMNS[sorting.column];
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort((a, b) => sorting.direction * order(value(a), value(b)) || order(title(a.edge), title(b.edge)));
}
function heading(column, at) {
  const on = sorting.column === at;
  const sort = () => {
    sorting = { column: at, direction: on ? -sorting.direction : column.number ? -1 : 1 };
    table();
    $('table-view').querySelectorAll('th button')[at].focus();
  };
  const label = column.name + (on ? (sorting.direction > 0 ? ' ▲' : ' ▼') : '');
  const sorted = on ? (sorting.direction > 0 ? 'ascending' : 'descending') : null;
  return el('th', { scope: 'col', class: column.number ? 'num' : null, 'aria-sort': sorted },
    el('button', { text: label, click: sort }));
}
function tableRow(row) {
  const cells = COLUMNS.map((column, at) => {
    const text = String(column.value(row));
    if (at === 0) {
      const open = () => select(row.edge, { focus: true });
      return el('td', { class: 'wrap' }, el('button', { class: 'link', dir: 'auto', text, click: open }));
    }
    if (at === 3) return el('td', {}, el('span', { class: 'chip' }, lineIcon(row.edge.kind, row.edge.look), text));
    return el('td', { class: column.number ? 'num' : column.wrap ? 'wrap' : null, dir: 'auto', text });
  });
  return el('tr', {}, ...cells);
}
function table() {
  if (!state.table) return;
  const rows = tableRows();
  $('table-view').querySelector('thead tr').replaceChildren(...COLUMNS.map(heading));
  $('table-view').querySelector('tbody').replaceChildren(...rows.slice(0, rowsShown).map(tableRow));
  $('table-view').querySelectorAll('.more').forEach((button) => button.remove());
  if (rows.length > rowsShown) {
    const show = () => { rowsShown += ROWS; table(); };
    $('table-view').append(el('button', { class: 'more', text: `Show more: ${rowsShown} of ${rows.length} rows`, click: show }));
  }
}
function viewTable(on) {
  state.table = on;
  $('table-view').hidden = !on;
  $('v-table').setAttribute('aria-pressed', String(on));
  $('v-graph').setAttribute('aria-pressed', String(!on));
  table();
  writeHash();
  if (on) $('table-view').focus();
}
$('v-table').addEventListener('click', () => viewTable(true));
$('v-graph').addEventListener('click', () => viewTable(false));
$('skip').addEventListener('click', (event) => { event.preventDefault(); viewTable(true); });
