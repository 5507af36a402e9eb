// The page on paper, by Chromium's PDF and what pdftotext reads from it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const about = 'A4, no blank page, no text lost, nothing that is for screens only';
export const rules = ['not-a4', 'blank-page', 'lost-in-print', 'screen-only'];

const run = promisify(execFile);
const a4 = [595, 842];

export async function open({ page, server, browser, report }) {
  const folder = mkdtempSync(join(tmpdir(), 'kohyo-print-'));
  try {
    const file = join(folder, 'page.pdf');
    const texts = await browser.open(server.url(page), {}, async (view) => {
      const found = await view.evaluate(content);
      await view.pdf({ path: file, preferCSSPageSize: true });
      return found;
    });
    const sizes = (await run('pdfinfo', ['-l', '999', file])).stdout.matchAll(/Page +(\d+) size: +([\d.]+) x ([\d.]+)/g);
    for (const [, number, wide, high] of sizes) {
      const [short, long] = [Number(wide), Number(high)].sort((one, other) => one - other);
      if (Math.abs(short - a4[0]) > 2 || Math.abs(long - a4[1]) > 2) report('not-a4', `page ${number}`, `is ${wide} x ${high} points`);
    }
    const pages = (await run('pdftotext', ['-raw', file, '-'], { maxBuffer: 16 << 20 })).stdout.split('\f').slice(0, -1).map(fold);
    pages.forEach((text, at) => {
      if (text.replace(/^\d+\/\d+|\d+\/\d+$/g, '') === '') report('blank-page', `page ${at + 1} of ${pages.length}`, 'has nothing on it');
    });
    compare(texts, pages.map((text) => text.replace(/^\d+\/\d+|\d+\/\d+$/g, '')).join(''), report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A text is on paper when nearly all its runs of four characters are: lines and pages break anywhere.
function compare({ wanted, unwanted }, paper, report) {
  const runs = (text) => (text.length <= 4 ? [text] : Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4)));
  for (const [where, text] of wanted) {
    const all = runs(fold(text));
    const lost = all.filter((it) => !paper.includes(it));
    // A break of a line or page within it costs up to three runs.
    if (lost.length > Math.max(3, all.length * 0.2) || (lost.length === all.length && all[0] !== '')) {
      report('lost-in-print', where, `「${text.trim().slice(0, 40)}」 is not on paper`);
    }
  }
  for (const [where, text] of unwanted) {
    if (text.trim() && paper.includes(fold(text))) report('screen-only', where, `「${text.trim().slice(0, 40)}」 is of no use on paper`);
  }
}

// PDF may give a character by its double (Kangxi radicals), and breaks lines where it likes.
function fold(text) {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b]+/g, '');
}

// Runs in the page: each text of main with its place, and those that only a screen needs.
function content() {
  const name = (it) => `${it.localName}${it.getAttribute('class') ? `.${it.getAttribute('class').split(/\s+/).join('.')}` : ''}`;
  const texts = (roots) => {
    const found = [];
    for (const root of roots) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let it = walk.nextNode(); it; it = walk.nextNode()) {
        const outer = it.parentElement;
        // What the screen hides as well is no loss, but for what is folded away.
        if (!outer.checkVisibility() && !outer.closest('details:not([open])')) continue;
        if (!it.data.trim() || outer.closest('.vh, .text, nav, .find, svg [aria-hidden], svg title, svg desc, rp')) continue;
        found.push([`${name(outer.parentElement)} > ${name(outer)}`, it.data]);
      }
    }
    return found;
  };
  return {
    wanted: texts(document.querySelectorAll('main')),
    unwanted: [...document.querySelectorAll('.skip')].map((it) => [name(it), it.textContent]),
  };
}
