// axe-core: WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const about = 'axe-core: WCAG 2.0–2.2 A and AA, best practice; colours in the dark as well';
export const opened = 'one language';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const colors = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function open({ page, server, browser, report }) {
  const seen = new Set();
  await browser.open(server.url(page), {}, async (view) => {
    await view.evaluate(source);
    for (const width of [1280, 375, 320]) {
      await view.setViewportSize({ width, height: 900 });
      // What is folded away is read as well, on the second look.
      if (width === 375) await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
      tell(await violations(view, tags), `${width} px`, seen, report);
    }
  });
  // What a dark system changes is colours, whose contrast forced-colors.mjs measures there in every run.
  if (!process.env.KOHYO_TEST_LONG) return;
  await browser.open(server.url(page), { colorScheme: 'dark' }, async (view) => {
    await view.evaluate(source);
    await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
    tell(await violations(view, colors), 'dark', seen, report);
  });
}

const violations = (view, runOnly) =>
  view.evaluate((only) => axe.run({ runOnly: only, resultTypes: ['violations'] }).then((it) => it.violations), runOnly);

function tell(found, how, seen, report) {
  for (const it of found) {
    for (const node of it.nodes) {
      const where = node.target.join(' ');
      const key = `${it.id} ${where}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join('; ');
      report(it.id, `${how}: ${where}`, `${it.help}: ${why}`);
    }
  }
}
