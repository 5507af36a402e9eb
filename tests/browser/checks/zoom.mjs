// Larger, and with a reader's own spacing.
import { addStyle, overflow } from '../lib/measure.mjs';

export const about = '200% zoom, text of twice the size, and the spacing of WCAG 1.4.12';
export const rules = [
  'zoom-200/page-scrolls', 'zoom-200/text-cut', 'text-200/page-scrolls', 'text-200/text-cut',
  'text-spacing/page-scrolls', 'text-spacing/text-cut',
];

const ways = [
  { name: 'zoom-200', width: 640, height: 450, deviceScaleFactor: 2 },
  { name: 'text-200', width: 1280, height: 900, style: 'html { font-size: 200% !important }' },
  { name: 'text-200', width: 375, height: 900, style: 'html { font-size: 200% !important }' },
  {
    name: 'text-spacing',
    width: 320,
    height: 900,
    style: `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-bottom: 2em !important }`,
  },
];

export async function open({ page, server, browser, report }) {
  for (const { name, style, ...options } of ways) {
    await browser.open(server.url(page), options, async (view) => {
      await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
      if (style) await view.evaluate(addStyle, style);
      for (const [rule, where, what] of await view.evaluate(overflow)) report(`${name}/${rule}`, `${options.width} px: ${where}`, what);
    });
  }
}
