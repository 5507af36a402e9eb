// Where colours are the reader's own, and where text stands on a drawing, on light and on dark paper.
export const about = 'forced colours: borders for what a background said, readable text, focus; text on charts, in the dark too';
export const rules = ['background-only', 'text-contrast', 'svg-text-contrast', 'forced-focus'];
export const opened = 'one language';

export async function open({ page, server, browser, report }) {
  let tinted = [];
  for (const look of ['own colours', 'dark', 'forced colours']) {
    const forcedColors = look === 'forced colours' ? 'active' : 'none';
    await browser.open(server.url(page), { forcedColors, colorScheme: look === 'dark' ? 'dark' : 'light' }, async (view) => {
      await view.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
      const { marks, findings } = await view.evaluate(measure);
      for (const [rule, where, what] of findings) report(rule, `${look}: ${where}`, what);
      if (look === 'own colours') tinted = marks.filter((it) => it.tinted);
      if (look === 'forced colours') {
        const bare = new Set(tinted.filter((it) => marks.some((one) => one.at === it.at && !one.border)).map((it) => it.where));
        for (const where of bare) report('background-only', `${look}: ${where}`, 'its background is gone, and no border stands for it');
        await focus(view, report);
      }
    });
  }
}

async function focus(view, report) {
  await view.keyboard.press('Tab');
  await view.keyboard.press('Tab');
  const style = await view.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (style === 'none') report('forced-focus', 'forced colours: a:focus-visible', 'no outline: a shadow is not shown here');
}

// Runs in the page.
function measure() {
  const rgb = (text) => {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [];
    return parts.length < 3 || parts[3] === 0 ? undefined : parts.slice(0, 3);
  };
  const contrast = (one, other) => {
    const light = (value) => {
      const [r, g, b] = value.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What has an area: a line has none, and what is only drawn round has no paint inside.
  const covers = (it) => it.closest('svg') && ['rect', 'circle', 'ellipse', 'path', 'polygon'].includes(it.localName) && getComputedStyle(it).fill !== 'none';
  // A pattern is as light as what fills it.
  const paint = (it) => {
    const { fill } = getComputedStyle(it);
    const pattern = fill.match(/^url\("?#([^")]+)"?\)/)?.[1];
    return pattern ? getComputedStyle(document.getElementById(pattern).querySelector('rect')).fill : fill;
  };
  const name = (it) => `${it.localName}${it.getAttribute('class') ? `.${it.getAttribute('class').split(/\s+/).join('.')}` : ''}`;
  const own = (it) => [...it.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
  const behind = (it) => {
    for (let outer = it; outer; outer = outer.parentElement) {
      const found = rgb(getComputedStyle(outer).backgroundColor);
      if (found) return found;
    }
    return [255, 255, 255];
  };
  const marks = [];
  const findings = new Map();
  const say = (...it) => findings.set(it.slice(0, 2).join(), it);

  [...document.body.querySelectorAll('*')].forEach((it, at) => {
    const style = getComputedStyle(it);
    if (!it.checkVisibility() || it.matches('.vh, .vh *, .skip')) return;
    if (it.closest('svg')) {
      if (it.localName === 'text' && it.textContent.trim()) {
        const box = it.getBoundingClientRect();
        it.scrollIntoView({ block: 'center' });
        const here = it.getBoundingClientRect();
        const under = document.elementsFromPoint(here.left + box.width / 2, here.top + box.height / 2)
          .find((one) => one !== it && covers(one));
        const ground = (under && rgb(paint(under))) ?? behind(it.closest('svg'));
        const ink = rgb(style.fill);
        if (ink && contrast(ink, ground) < 4.5) say('svg-text-contrast', `svg text 「${it.textContent.trim()}」`, `${style.fill} on ${under ? paint(under) : 'the page'}: ${contrast(ink, ground).toFixed(1)}:1`);
      }
      return;
    }
    const filled = rgb(style.backgroundColor);
    const short = ['inline', 'inline-block', 'inline-flex'].includes(style.display) || it.matches('td[class], td[data-tone]');
    const tinted = Boolean(filled) && short && Boolean(it.textContent.trim()) && contrast(filled, behind(it.parentElement)) > 1.01;
    const border = ['Top', 'Right', 'Bottom', 'Left'].every((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
    marks.push({ at, where: name(it), tinted, border });
    if (own(it)) {
      const ink = rgb(style.color);
      if (ink && contrast(ink, behind(it)) < 4.5) say('text-contrast', name(it), `${style.color} on ${behind(it)}: ${contrast(ink, behind(it)).toFixed(1)}:1`);
    }
  });
  return { marks, findings: [...findings.values()] };
}
