// No page scrolls sideways on a phone.
import { overflow } from '../lib/measure.mjs';

export const about = 'no sideways scrolling and no cut text at 320, 375 and 1280 px';
export const rules = ['page-scrolls', 'text-cut'];
export const opened = 'all';

export async function open({ page, server, browser, report }) {
  await browser.open(server.url(page), { width: 320 }, async (view) => {
    await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
    for (const width of [320, 375, 1280]) {
      await view.setViewportSize({ width, height: 900 });
      for (const [rule, where, what] of await view.evaluate(overflow)) report(rule, `${width} px: ${where}`, what);
    }
  });
}
