// The whole page by the Tab key alone.
export const about = 'Tab reaches everything in its order, focus is seen, the skip link works';
export const rules = ['not-reached', 'tab-order', 'focus-not-visible', 'focus-hidden', 'skip-link', 'skip-link-hidden'];
export const opened = 'one language';

export async function open({ page, server, browser, report }) {
  for (const width of [1280, 320]) {
    await browser.open(server.url(page), { width }, async (view) => {
      const say = (rule, where, what) => report(rule, `${width} px: ${where}`, what);
      const wanted = await view.evaluate(watch);
      // One more than there is to reach: the last press leaves the page, so nothing holds the focus.
      for (let at = 0; at < wanted.length; at += 1) await view.keyboard.press('Tab');
      const met = await view.evaluate(settle);
      const missed = wanted.filter((it) => !met.some((one) => one.where === it));
      if (missed.length > 0) say('not-reached', missed.slice(0, 3).join(', '), `${missed.length} of ${wanted.length} are not reached by Tab`);
      else if (met.some((it, at) => it.where !== wanted[at])) {
        const at = met.findIndex((it, index) => it.where !== wanted[index]);
        say('tab-order', met[at].where, `is stop ${at + 1}, where ${wanted[at]} stands in the page`);
      }
      for (const it of met) {
        if (it.dim) say('focus-not-visible', it.where, it.dim);
        if (it.hidden) say('focus-hidden', it.where, 'has the focus where it cannot be seen');
      }
      // Not `reload`, which would keep the place in the page.
      await view.goto('about:blank');
      await view.goto(server.url(page));
      await skip(view, say);
    });
  }
}

async function skip(view, say) {
  const place = () => {
    const it = document.querySelector('body > a[href="#main"]')?.getBoundingClientRect();
    return it && { top: it.top, bottom: it.bottom, right: it.right };
  };
  const before = await view.evaluate(place);
  if (!before) return say('skip-link', 'body', 'is missing');
  if (before.bottom > 0 && before.right > 0) say('skip-link-hidden', 'a.skip', 'is in the way before it has the focus');
  await view.keyboard.press('Tab');
  const after = await view.evaluate(place);
  if (after.top < 0) say('skip-link', 'a.skip', 'is not in sight when it has the focus');
  await view.keyboard.press('Enter');
  const focused = await view.evaluate(() => document.activeElement?.id);
  await view.keyboard.press('Tab');
  const inside = await view.evaluate(() => {
    const main = document.querySelector('main');
    const stops = main.querySelectorAll('a[href], summary, [tabindex="0"]');
    return stops.length === 0 || main.contains(document.activeElement);
  });
  if (focused !== 'main' || !inside) say('skip-link', 'a.skip', 'does not take the focus into main');
  return undefined;
}

// Runs in the page: what Tab has to reach, in its order, and a list of what it meets.
function watch() {
  const where = (it) => {
    if (it.localName === 'a') return `a[href="${it.getAttribute('href')}"] 「${it.textContent.trim().slice(0, 30)}」`;
    return `${it.localName}${it.className ? `.${it.className}` : ''} 「${it.textContent.trim().slice(0, 30)}」`;
  };
  const stops = [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]')];
  const contrast = (one, other) => {
    const light = (rgb) => {
      const [r, g, b] = rgb.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const colour = (text) => {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [];
    return parts.length === 4 && parts[3] === 0 ? undefined : parts.slice(0, 3);
  };
  const ground = (it) => {
    for (let outer = it.parentElement; outer; outer = outer.parentElement) {
      const found = colour(getComputedStyle(outer).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  window.seen = (it) => [...it.getClientRects()].some(({ left, right, top, bottom }) => {
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return found && (it.contains(found) || found.contains(it));
  });
  window.met = [];
  document.addEventListener('focusin', (event) => {
    const it = event.target;
    const style = getComputedStyle(it);
    const ring = colour(style.outlineColor);
    let dim = '';
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) dim = 'has no outline of 2 px or more when it has the focus';
    else if (!ring || contrast(ring, ground(it)) < 3) dim = `its outline ${style.outlineColor} hardly differs from what is behind it`;
    window.met.push({ it, where: where(it), dim, hidden: !window.seen(it) });
  });
  return stops.filter((it) => it.checkVisibility({ visibilityProperty: true })).map(where);
}

// Runs in the page: what Tab met. Within a box that scrolls, the browser may still be on its way when it tells of the focus, so
// what was not seen gets it once more, and time.
async function settle() {
  const met = [...window.met];
  for (const one of met.filter((it) => it.hidden)) {
    const { it } = one;
    it.blur();
    it.focus();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    one.hidden = !window.seen(it);
  }
  return met.map(({ where, dim, hidden }) => ({ where, dim, hidden }));
}
