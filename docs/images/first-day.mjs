// The pictures of docs/ja/first-day.md, from what the program prints and shows: node docs/images/first-day.mjs [--kohyo PROGRAM]
//
// A sample city is begun in a temporary folder, as tests/cli/guides/first-day.txt prepares it for the test of the guide. The browser is that of the
// browser tests (tests/browser/install).
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../../tests/browser/lib/browser.mjs';

const here = import.meta.dirname;
const at = process.argv.indexOf('--kohyo');
const kohyo = resolve(at < 0 ? join(here, '../../target/debug/kohyo') : process.argv[at + 1]);
const RECORD = 'content/reforms/gyokaku-2013/001.md';
const CHECK = 'kohyo check --unit 市民課';
const EXPLAIN = `kohyo explain ${RECORD}:63`;
// Wide enough for the longest line that is shown; twice as many pixels, so that letters are sharp.
const WIDTH = 860;
const SCALE = 2;
// Letters of a line of the record, so that it fits.
const LONGEST = 44;

const folder = mkdtempSync(join(tmpdir(), 'first-day-'));
const environment = { ...process.env, PATH: `${join(kohyo, '..')}:${process.env.PATH}` };
const type = (command) => spawnSync('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd: folder, env: environment, encoding: 'utf8' }).stdout;

// What is typed before each command that the guide shows.
const steps = readFileSync(join(here, '../../tests/cli/guides/first-day.txt'), 'utf8').split(/^(?:\$|\?) .*\n/m);
const prepare = (step) => execFileSync('sh', ['-ec', steps[step]], { cwd: folder, env: environment, stdio: 'ignore' });

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const STYLE = `
  body { margin: 0; padding: 14px; background: #fff; font: 16px/1.55 "Noto Sans Mono CJK JP", "Noto Sans CJK JP", monospace; }
  .window { border: 1px solid #8a8f98; border-radius: 8px; overflow: hidden; }
  .bar { background: #e6e8eb; color: #1f2328; padding: 6px 12px; font-size: 14px; border-bottom: 1px solid #8a8f98; }
  pre { margin: 0; padding: 12px; font: inherit; white-space: pre; overflow: hidden; }
  .dark pre { background: #16191d; color: #e8eaed; }
  .wrong { color: #ff8b85; font-weight: bold; }
  .help { color: #8ddb8c; }
  .typed { color: #fff; font-weight: bold; }
  .number { color: #6b7280; user-select: none; }
  .new { background: #e3f4e1; display: block; margin: 0 -12px; padding: 0 12px; }
  img { display: block; width: 100%; }
`;
const frame = (title, kind, inside) =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><div class="window ${kind}"><div class="bar">${title}</div>${inside}</div>`;

// How long it took is the only thing that is not as it was printed: it is another every time.
function terminal(typed, printed) {
  const lines = printed.trimEnd().replace(/（[\d.]+ s）/, '（0.30 s）').split('\n').map((line) => {
    const text = escaped(line);
    if (/^誤り\[/.test(line) || /^ *\|? *\^+/.test(line.replace(/^ *\| /, ''))) return `<span class="wrong">${text}</span>`;
    return /^ *= 直し方/.test(line) ? `<span class="help">${text}</span>` : text;
  });
  return frame('端末', 'dark', `<pre><span class="typed">$ ${escaped(typed)}</span>\n${lines.join('\n')}</pre>`);
}

function editor(text) {
  const lines = text.split('\n');
  const last = lines.findIndex((line) => line === '年度評価:');
  const first = lines.findIndex((line) => line === '進捗管理:');
  const begun = lines.findIndex((line) => line.startsWith('  平成26年度下半期:'));
  const shown = lines.slice(first, last + 3).map((line, index) => {
    const place = first + index;
    const numbered = `<span class="number">${String(place + 1).padStart(4)}</span>  ${escaped(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line)}`;
    return place >= begun && place < last ? `<span class="new">${numbered}</span>` : `${numbered}\n`;
  });
  return frame(`001.md — ${RECORD}`, 'light', `<pre>${shown.join('')}</pre>`);
}

async function picture(browser, name, html) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  await browser.open(pathToFileURL(file).href, { width: WIDTH, height: 100, deviceScaleFactor: SCALE }, async (page) => {
    await page.screenshot({ path: join(here, `first-day-${name}.png`), fullPage: true });
  });
}

// The page of the record in the preview, down to the report that was written.
async function preview(browser) {
  const serving = spawn(kohyo, ['serve', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const address = await new Promise((found, failed) => {
      let said = '';
      const listen = (part) => {
        said += part;
        const match = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(said);
        if (match) found(match[0]);
      };
      serving.stdout.on('data', listen);
      serving.stderr.on('data', listen);
      serving.on('exit', () => failed(new Error(`kohyo serve ended: ${said}`)));
    });
    const page = join(folder, 'page.png');
    await browser.open(`${address}reforms/gyokaku-2013/001/`, { width: WIDTH, height: 760, deviceScaleFactor: SCALE }, (view) => view.screenshot({ path: page }));
    const shown = address.replace(/:\d+/, ':4545');
    await picture(browser, 'preview', frame(`${shown}reforms/gyokaku-2013/001/`, 'light', `<img src="page.png" alt="">`));
  } finally {
    serving.kill();
  }
}

const browser = await launch();
try {
  prepare(0);
  await picture(browser, 'editor', editor(readFileSync(join(folder, RECORD), 'utf8')));
  await picture(browser, 'mistake', terminal(EXPLAIN, type(EXPLAIN)));
  prepare(2);
  await picture(browser, 'mended', terminal(CHECK, type(CHECK)));
  await preview(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
