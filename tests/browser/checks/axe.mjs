// axe-core: WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const about = 'axe-core: WCAG 2.0–2.2 A and AA, best practice';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function open({ page, server, browser, report }) {
  await browser.open(server.url(page), {}, async (view) => {
    await view.evaluate(source);
    const seen = new Set();
    for (const width of [1280, 375, 320]) {
      await view.setViewportSize({ width, height: 900 });
      // What is folded away is read as well, on the second look.
      if (width === 375) await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
      const found = await view.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }).then((it) => it.violations), tags);
      for (const it of found) {
        for (const node of it.nodes) {
          const where = node.target.join(' ');
          const key = `${it.id} ${where}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join('; ');
          report(it.id, `${width} px: ${where}`, `${it.help}: ${why}`);
        }
      }
    }
  });
}
