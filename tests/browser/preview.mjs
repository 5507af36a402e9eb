// The preview as someone at a desk meets it: an open page follows what is saved.
// node tests/browser/preview.mjs [--kohyo PROGRAM] [--city FOLDER] [--saves N]
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './lib/browser.mjs';
import { newest } from './lib/settings.mjs';

const { values } = parseArgs({ options: { kohyo: { type: 'string' }, city: { type: 'string' }, saves: { type: 'string', default: '15' } } });
const program = values.kohyo ?? process.env.KOHYO ?? newest();
const sample = values.city ?? fileURLToPath(new URL('../../', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'kohyo-preview-'));
const sheet = 'content/reforms/gyokaku-2013/001.md';
const text = (path) => readFileSync(join(root, path), 'utf8');
const write = (path, content) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const change = (path, from, to) => {
  if (!text(path).includes(from)) throw new Error(`${from} does not stand in ${path}`);
  write(path, text(path).replace(from, to));
};
const steps = [];
const step = (name, act) => steps.push([name, act]);
const expect = (is, what) => {
  if (!is) throw new Error(what);
};
// What the bar of the preview says; it stands in a tree of its own.
const bar = (page) => page.evaluate(() => document.querySelector('kohyo-preview').shadowRoot.textContent);
const says = (page, words) => page.waitForFunction((it) => document.querySelector('kohyo-preview')?.shadowRoot?.textContent.includes(it), words);
const shows = (page, words) => page.waitForFunction((it) => document.querySelector('main')?.textContent.includes(it), words);
const hides = (page, words) => page.waitForFunction((it) => !document.querySelector('main')?.textContent.includes(it), words);

step('a page is shown with its bar, and the bar is accessible', async ({ page, url }) => {
  await page.goto(`${url}reforms/gyokaku-2013/001/`);
  await says(page, '非公開プレビュー');
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }).then((it) => it.violations.map((one) => `${one.id} ${one.nodes.map((node) => node.target)}`)));
  expect(found.length === 0, found.join('; '));
});

step('what is saved is in the open page', async ({ page }) => {
  const title = text(sheet).match(/^改革項目: (.*)$/m)[1];
  change(sheet, `改革項目: ${title}`, '改革項目: あたらしい題名');
  await shows(page, 'あたらしい題名');
});

step('a broken sheet is told with its place, and the page stays as it was', async ({ page }) => {
  change(sheet, '改革項目: あたらしい題名', '改革項目: べつの題名\n担当课: 市民課');
  await says(page, 'R017');
  await says(page, sheet);
  expect((await page.textContent('main')).includes('あたらしい題名'), 'the last good page is gone');
});

step('what stands in a message is no markup', async ({ page }) => {
  change(sheet, '担当课: 市民課', '"<img src=x onerror=alert(1)>": 1');
  await says(page, '<img src=x onerror=alert(1)>');
  expect(!(await page.evaluate(() => document.querySelector('kohyo-preview').shadowRoot.querySelector('img'))), 'the message has become an element');
});

step('the mended sheet is shown and the error is gone', async ({ page }) => {
  change(sheet, '\n"<img src=x onerror=alert(1)>": 1', '');
  await shows(page, 'べつの題名');
  expect(!(await bar(page)).includes('R017'), 'the bar still tells of the error');
});

step('a style sheet is swapped without a reload', async ({ page }) => {
  write('themes/mine/assets/theme.css', 'main { color: rgb(1, 2, 3) }');
  change('kohyo.yaml', 'license:', 'theme: mine\nlicense:');
  const color = (it) => page.waitForFunction((wanted) => getComputedStyle(document.querySelector('main')).color === wanted, it);
  await color('rgb(1, 2, 3)');
  await page.evaluate(() => { globalThis.here = true; });
  write('themes/mine/assets/theme.css', 'main { color: rgb(4, 5, 6) }');
  await color('rgb(4, 5, 6)');
  expect(await page.evaluate(() => globalThis.here === true), 'the page was loaded anew');
});

step('a broken template is told and the page stays', async ({ page }) => {
  write('themes/mine/templates/sheet.html', '{% extends "default/sheet.html" %}{% block main %}{{ nothing_of_the_kind }}{% endblock main %}');
  await says(page, 'nothing_of_the_kind');
  expect((await page.textContent('main')).includes('べつの題名'), 'the last good page is gone');
  rmSync(join(root, 'themes/mine'), { recursive: true });
  change('kohyo.yaml', 'theme: mine\n', '');
  await page.waitForFunction(() => !document.querySelector('kohyo-preview').shadowRoot.textContent.includes('nothing_of_the_kind'));
});

step('a deleted program is told, its pages stay, and it may come back', async ({ page }) => {
  const file = join(root, 'content/reforms/gyokaku-2013/_program.yaml');
  renameSync(file, `${file}.away`);
  await says(page, '_program.yaml');
  expect((await page.textContent('main')).includes('べつの題名'), 'the last good page is gone');
  renameSync(`${file}.away`, file);
  await page.waitForFunction(() => !/誤り [1-9]/.test(document.querySelector('kohyo-preview').shadowRoot.textContent));
});

step('the page of another record is gone to when it is saved', async ({ page }) => {
  const other = 'content/reforms/gyokaku-2013/004.md';
  const title = text(other).match(/^改革項目: (.*)$/m)[1];
  change(other, `改革項目: ${title}`, '改革項目: ここへ来る');
  await page.waitForURL(/\/reforms\/gyokaku-2013\/004\/$/);
  await shows(page, 'ここへ来る');
});

step('another day is chosen in the page, with what is under embargo then', async ({ page, url }) => {
  const other = 'content/reforms/gyokaku-2013/004.md';
  const published = text(other).match(/公表日: (2015-\d\d-\d\d)/)[1];
  // A page that reloads would lose the day that is typed next.
  const reloaded = page.waitForEvent('load');
  change(other, `公表日: ${published}`, '公表日: 2015-08-20');
  await reloaded;
  await page.goto(`${url}reforms/gyokaku-2013/004/`);
  const rows = () => page.textContent('main');
  const before = await rows();
  await page.locator('kohyo-preview input[type=date]').fill('2015-09-01');
  await page.locator('kohyo-preview button').first().click();
  await page.waitForURL(/\/_kohyo\/day\/2015-09-01\//);
  await shows(page, '平成27年（2015年）8月20日');
  expect(!before.includes('平成27年（2015年）8月20日'), 'it was shown before its day');
  await page.locator('kohyo-preview a').first().click();
  await hides(page, '平成27年（2015年）8月20日');
});

step('a draft is shown as one, marked in lists and named in the bar of other pages', async ({ page, url }) => {
  const draft = 'content/reforms/gyokaku-2013/004.md';
  write(draft, text(draft).replace('---\n', '---\n下書き: true\n'));
  await says(page, 'このページは下書きです');
  await shows(page, 'ここへ来る');
  expect(await page.locator('body span', { hasText: /^下書き$/ }).count() === 0, 'the draft itself has a mark in it');
  await page.goto(`${url}reforms/gyokaku-2013/`);
  await says(page, '下書き 1件も表示しています');
  const marks = page.locator('main a[href$="004/"] + span', { hasText: /^下書き$/ });
  expect(await marks.count() > 0, 'no link to the draft is marked');
  const all = await page.locator('main span', { hasText: /^下書き$/ }).count();
  expect(all === await marks.count(), 'what is no draft is marked');
  await page.evaluate(axe);
  // The rest of the page is as it is built; links of the bar go before its own way past the menu.
  const found = await page.evaluate(() => axe.run({ include: [['kohyo-preview'], ['main']] }, { resultTypes: ['violations'] }).then((it) => it.violations.map((one) => `${one.id} ${one.nodes.map((node) => node.target)}`)));
  expect(found.length === 0, found.join('; '));
  await page.locator('kohyo-preview summary').first().click();
  await page.locator('kohyo-preview li a', { hasText: draft }).click();
  await shows(page, 'ここへ来る');
  const reloaded = page.waitForEvent('load');
  write(draft, text(draft).replace('下書き: true\n', ''));
  await reloaded;
  await page.waitForFunction(() => !document.querySelector('kohyo-preview').shadowRoot.textContent.includes('このページは下書きです'));
});

step('the search works below the bar', async ({ page, url }) => {
  await page.goto(`${url}search/`);
  await page.locator('#q').fill('ここへ来る');
  await page.waitForFunction(() => document.querySelector('#search ol')?.textContent.includes('ここへ来る'));
});

for (const it of ['kohyo.yaml', 'content']) cpSync(join(sample, it), join(root, it), { recursive: true });
let failed = 0;
const browser = await launch();
const preview = spawn(program, ['--root', root, 'serve', '--port', '0', '--follow'], { stdio: ['ignore', 'pipe', 'pipe'] });
const ended = new Promise((resolve) => preview.on('exit', (code, signal) => resolve({ code, signal })));
try {
  const url = await new Promise((resolve, reject) => {
    let heard = '';
    for (const stream of [preview.stdout, preview.stderr]) {
      stream.on('data', (it) => {
        heard += it;
        const found = heard.match(/http:\/\/\S+/);
        if (found) resolve(found[0]);
      });
    }
    preview.on('exit', () => reject(new Error(`the preview ended: ${heard}`)));
  });
  await browser.open(url, {}, async (page) => {
    const faults = [];
    page.on('pageerror', (it) => faults.push(it.message));
    for (const [name, act] of steps) {
      const begun = performance.now();
      try {
        await act({ page, url });
        expect(faults.length === 0, `a script failed: ${faults.join('; ')}`);
        console.log(`ok      ${name} (${Math.round(performance.now() - begun)} ms)`);
      } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}\n        ${error.message}\n        bar: ${(await bar(page).catch(() => '')).slice(0, 400)}`);
      }
    }
    if (failed === 0) await time(page, url);
  });
  preview.kill('SIGINT');
  const end = await ended;
  if (end.code !== 0) {
    failed += 1;
    console.log(`FAILED  the preview ends cleanly: ${JSON.stringify(end)}`);
  }
} finally {
  preview.kill();
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
console.log(failed === 0 ? '\npreview: everything as it should be' : `\npreview: ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// From the end of a save to the page that has it.
async function time(page, url) {
  await page.goto(`${url}reforms/gyokaku-2013/001/`);
  const times = [];
  for (let turn = 0; turn < Number(values.saves); turn += 1) {
    const title = text(sheet).match(/^改革項目: (.*)$/m)[1];
    const content = text(sheet).replace(title, `${turn}回目の題名`);
    write(sheet, content);
    const begun = performance.now();
    await page.waitForFunction((it) => document.querySelector('h1')?.textContent.includes(it), `${turn}回目の題名`, { polling: 5 });
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor((times.length - 1) * share)]);
  console.log(`\nfrom a save to the reloaded page: median ${at(0.5)} ms, from ${at(0)} to ${at(1)} ms, of ${times.length} saves`);
}
