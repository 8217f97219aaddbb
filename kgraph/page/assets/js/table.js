/* The table: the same relations under the same filters, for keyboard, screen reader and copying. */
const ROWS = 500;
let rowsShown = ROWS;
const COLUMNS = [
  { name: 'from', value: (row) => row.edge.source.name, wrap: true },
  { name: 'relation', value: (row) => row.words, wrap: true },
  { name: 'to', value: (row) => row.edge.target.name, wrap: true },
  { name: 'category', value: (row) => CATS[row.edge.c].label },
  { name: 'status', value: (row) => row.status },
  { name: 'sentences', value: (row) => sentences(row.mentions), number: true },
  { name: 'sources', value: (row) => voices(row.mentions), number: true },
  { name: 'when', value: (row) => period(row.mentions) },
];
const USUAL = { column: 5, direction: -1 };
let sorting = USUAL;
const writeSorting = () => (sorting === USUAL ? null : (sorting.direction < 0 ? '-' : '') + COLUMNS[sorting.column].name);
function readSorting(text) {
  const column = COLUMNS.findIndex((one) => one.name === (text || '').replace(/^-/, ''));
  sorting = column < 0 ? USUAL : { column, direction: text.startsWith('-') ? -1 : 1 };
}
function tableRows() {
  const rows = [...visible].map(([id, mentions]) => ({
    edge: EDGES.get(id),
    mentions,
    words: count(mentions.map((mention) => mention.relation)).map((entry) => entry[0]).join(', '),
    status: statusNames(mentions).join(', '),
  }));
  const { value } = COLUMNS[sorting.column];
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const keyed = rows.map((row) => [value(row), row]);
  keyed.sort((a, b) => sorting.direction * order(a[0], b[0]) || order(title(a[1].edge), title(b[1].edge)));
  return keyed.map((entry) => entry[1]);
}
function heading(column, at) {
  const on = sorting.column === at;
  const sort = () => {
    sorting = { column: at, direction: on ? -sorting.direction : column.number ? -1 : 1 };
    table();
    remember();
    $('table-view').querySelectorAll('th button')[at].focus();
  };
  const label = say(`col_${column.name}`) + (on ? (sorting.direction > 0 ? ' ▲' : ' ▼') : '');
  const sorted = on ? (sorting.direction > 0 ? 'ascending' : 'descending') : null;
  return el('th', { scope: 'col', class: column.number ? 'num' : null, 'aria-sort': sorted },
    el('button', { text: label, click: sort }));
}
function tableRow(row) {
  const cells = COLUMNS.map((column, at) => {
    const text = String(column.value(row));
    if (at === 0) {
      const open = () => select(row.edge, { focus: true });
      return el('td', { class: 'wrap' }, el('button', { class: 'link', dir: 'auto', text, 'data-f': `line-${row.edge.id}`, click: open }));
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
  const shown = Math.min(rowsShown, rows.length);
  const part = shown < rows.length ? say('rows_part', { n: shown, all: rows.length }) : say('rows_all', { n: rows.length });
  const among = here.drawn.size < here.seats.size ? ` ${say('rows_among', { n: here.drawn.size, all: here.seats.size })}` : '';
  $('rows').textContent = part + among;
  $('table-view').querySelectorAll('.more').forEach((button) => button.remove());
  if (rows.length > rowsShown) {
    const show = () => {
      const first = rowsShown;
      rowsShown += ROWS;
      table();
      $('table-view').querySelectorAll('tbody .link')[first].focus();
      announce($('rows').textContent);
    };
    $('table-view').append(el('button', { class: 'more', text: say('more_rows', { n: rowsShown, all: rows.length }), click: show }));
  }
}
function viewTable(on) {
  state.table = on;
  $('table-view').hidden = !on;
  $('v-table').setAttribute('aria-pressed', String(on));
  $('v-graph').setAttribute('aria-pressed', String(!on));
  table();
  if (on) $('table-view').focus();
}
function choosesTable(on) {
  viewTable(on);
  remember();
}
$('v-table').addEventListener('click', () => choosesTable(true));
$('v-graph').addEventListener('click', () => choosesTable(false));
$('skip').addEventListener('click', (event) => { event.preventDefault(); choosesTable(true); });
