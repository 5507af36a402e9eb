// Debian's Chromium, driven by playwright-core.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

// For a busy machine: nothing here is about speed.
const patience = 120_000;

// How many ways of looking stay open beside the one in use.
const KEPT = 2;

export async function launch() {
  const browser = await chromium.launch({
    executablePath: program(),
    args: [
      // No other machine is ever asked, whatever a page says.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--font-render-hinting=none',
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const contexts = new Map();
  const idle = new Map();

  // One context for each way of looking. A new page means a new process of Chromium, so pages are used again.
  const page = async (key, options) => {
    const free = idle.get(key)?.pop();
    if (free) return free;
    if (!contexts.has(key)) contexts.set(key, browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options }));
    const fresh = await (await contexts.get(key)).newPage();
    fresh.setDefaultTimeout(patience);
    return fresh;
  };

  // Whatever is open makes everything slower, so the ways of looking that are over are closed.
  const closeOthers = async (key) => {
    const others = [...idle.keys()].filter((it) => it !== key);
    for (const other of others.slice(0, Math.max(0, others.length - KEPT))) {
      const pages = idle.get(other);
      idle.delete(other);
      await Promise.all(pages.map((it) => it.close()));
    }
  };

  return {
    version: browser.version(),
    // Opens an address and hands the page to `look`. `before` may listen to it earlier.
    async open(url, { width = 1280, height = 900, before, ...options }, look) {
      const key = JSON.stringify(options);
      const view = await page(key, options);
      const listening = before?.(view) ?? [];
      try {
        await view.setViewportSize({ width, height });
        const response = await view.goto(url);
        // Where a script adds to the page, look at it when that is done.
        if (await view.evaluate(() => document.querySelector('script[src]') !== null)) await view.waitForLoadState('networkidle');
        return await look(view, response);
      } finally {
        for (const [event, listener] of listening) view.off(event, listener);
        idle.set(key, [...(idle.get(key) ?? []), view]);
        await closeOthers(key);
      }
    },
    close: () => browser.close(),
  };
}

function program() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // The next name.
    }
  }
  throw new Error('Chromium is missing: tests/browser/install');
}
