// Every cell of every table has its headers: by HTML's rules on all pages, and as Chromium tells them to a screen reader,
// on the opened ones, at the width of a phone.
export const about = 'each cell has its headers, in the markup and in the accessibility tree';
export const rules = [
  'table-no-caption', 'table-no-headers', 'scroll-region', 'table-tree', 'table-th-scope',
  'table-scope-colgroup', 'th-empty', 'table-headers-attr', 'td-empty', 'td-no-header', 'td-one-axis',
];
export const opened = 'one language';

export function look({ document, report }) {
  for (const table of document.named('table')) {
    if (table.get('role') === 'presentation') continue;
    const cells = table.descendants.filter((it) => ['td', 'th'].includes(it.name) && nearest(it) === table);
    const heads = cells.filter((it) => it.name === 'th');
    const named = table.has('aria-labelledby') || table.has('aria-label') || table.children.some((it) => it.name === 'caption' && it.text);
    // An author's Markdown cannot write one: there the heading above has to do.
    const author = table.inside((it) => it.classes.includes('prose'));
    if (!named && !author) report('table-no-caption', table.where, 'no caption says what the table is about');
    if (heads.length === 0) {
      report('table-no-headers', table.where, 'no th');
      continue;
    }
    marks(table, cells, heads, document, report);
    headers(table, document, report);
  }
  for (const it of document.all.filter((one) => one.classes.includes('scroll'))) {
    if (it.get('role') !== 'region' || it.get('tabindex') !== '0' || !(it.has('aria-labelledby') || it.has('aria-label'))) {
      report('scroll-region', it.where, 'what scrolls needs role="region", a name and tabindex="0"');
    }
  }
}

export async function open({ page, server, browser, report }) {
  await browser.open(server.url(page), { width: 320 }, async (view) => {
    await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
    const written = await view.evaluate(() => {
      const count = (selector) => [...document.querySelectorAll(selector)].filter((it) => !it.closest('[role=presentation]')).length;
      return {
        table: count('table'),
        columnheader: count('th[scope=col], th[scope=colgroup]'),
        rowheader: count('th[scope=row], th[scope=rowgroup]'),
        cell: count('td'),
      };
    });
    const client = await view.context().newCDPSession(view);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    for (const [role, count] of Object.entries(written)) {
      const told = nodes.filter((it) => !it.ignored && (it.role?.value === role || (role === 'cell' && it.role?.value === 'gridcell'))).length;
      if (told !== count) {
        report('table-tree', role, `${count} written, but ${told} told to a screen reader at 320 px: a style or role takes them away`);
      }
    }
  });
}

function nearest(cell) {
  return cell.inside((it) => it.name === 'table');
}

function marks(table, cells, heads, document, report) {
  for (const it of heads) {
    const scope = it.get('scope');
    if (!['col', 'row', 'colgroup', 'rowgroup'].includes(scope)) report('table-th-scope', it.where, 'a th without scope');
    if (scope === 'colgroup' && !table.children.some((one) => one.name === 'colgroup')) {
      report('table-scope-colgroup', it.where, 'scope="colgroup" in a table without colgroup');
    }
    if (!it.text && it.children.length === 0) report('th-empty', it.where, 'a header without words');
  }
  for (const it of cells) {
    for (const id of (it.get('headers') ?? '').split(/\s+/).filter(Boolean)) {
      const head = document.ids.get(id);
      if (head?.name !== 'th' || nearest(head) !== table) report('table-headers-attr', it.where, `"${id}" is no th of this table`);
    }
    const empty = !it.text && !it.descendants.some((one) => one.name === 'svg' || one.has('alt') || one.has('aria-label'));
    if (it.name === 'td' && empty) report('td-empty', it.where, 'an empty cell: say in words what is not there');
  }
}

// The headers that HTML assigns to a cell: those it names, or those of its row and column.
function headers(table, document, report) {
  const { slots, all } = grid(table);
  const both = all.some((it) => across(it.cell)) && all.some((it) => down(it.cell));
  for (const { cell, row, column, wide, high } of all) {
    if (cell.name !== 'td') continue;
    const mine = new Set((cell.get('headers') ?? '').split(/\s+/).map((id) => document.ids.get(id)).filter(Boolean));
    if (!cell.has('headers')) {
      for (let y = row; y < row + high; y += 1) {
        for (let x = 0; x < column; x += 1) if (across(slots[y]?.[x])) mine.add(slots[y][x]);
      }
      for (let x = column; x < column + wide; x += 1) {
        for (let y = 0; y < row; y += 1) if (down(slots[y]?.[x])) mine.add(slots[y][x]);
      }
    }
    if (mine.size === 0) report('td-no-header', cell.where, 'no header belongs to this cell');
    else if (both && !([...mine].some(across) && [...mine].some(down))) {
      report('td-one-axis', cell.where, 'a header of its row or of its column is missing');
    }
  }
}

function across(cell) {
  return cell?.name === 'th' && ['row', 'rowgroup'].includes(cell.get('scope'));
}

function down(cell) {
  return cell?.name === 'th' && ['col', 'colgroup'].includes(cell.get('scope'));
}

function grid(table) {
  const rows = table.descendants.filter((it) => it.name === 'tr' && nearest(it) === table);
  const slots = rows.map(() => []);
  const all = [];
  rows.forEach((line, row) => {
    let column = 0;
    for (const cell of line.children.filter((it) => ['td', 'th'].includes(it.name))) {
      while (slots[row][column]) column += 1;
      const wide = Number(cell.get('colspan') ?? 1);
      const high = Number(cell.get('rowspan') ?? 1);
      for (let y = row; y < Math.min(row + high, rows.length); y += 1) {
        for (let x = column; x < column + wide; x += 1) slots[y][x] = cell;
      }
      all.push({ cell, row, column, wide, high });
    }
  });
  return { slots, all };
}
