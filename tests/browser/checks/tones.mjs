// The tones of drawings as they are shown: told apart by everybody, on paper without colours, and where colours are the reader's own.
export const about = 'fills of tones apart for every kind of sight and in grey; a sign and a border for each in forced colours';
export const rules = ['tones-alike', 'tone-without-sign', 'tone-without-border'];
export const opened = 'one language';

// The least distance (CIE76) between fills that may stand beside each other; of two levels more, since no outline differs there.
const least = 8;
const leastOfLevels = 15;
const levels = ['best', 'good', 'caution', 'bad'];

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light; grey as a printer makes it.
const sights = {
  'all colours': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
};

export async function open({ page, document, server, browser, report }) {
  if (!document.all.some((it) => it.has('data-tone'))) return;
  for (const colorScheme of ['light', 'dark']) {
    await browser.open(server.url(page), { colorScheme }, async (view) => {
      const found = await view.evaluate(fills);
      for (const [sight, matrix] of Object.entries(sights)) {
        for (const [at, [one, first]] of found.entries()) {
          for (const [other, second] of found.slice(at + 1)) {
            const enough = levels.includes(one) && levels.includes(other) ? leastOfLevels : least;
            const apart = distance(lab(first, matrix), lab(second, matrix));
            if (one !== other && apart < enough) report('tones-alike', `${colorScheme}, ${sight}: ${one} and ${other}`, `${first} and ${second} are ${apart.toFixed(1)} apart, not ${enough}`);
          }
        }
      }
    });
  }
  await browser.open(server.url(page), { forcedColors: 'active' }, async (view) => {
    for (const [rule, where, what] of await view.evaluate(carried)) report(rule, `forced colours: ${where}`, what);
  });
}

function lab(text, matrix) {
  const linear = text.match(/[\d.]+/g).slice(0, 3).map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  const [r, g, b] = matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, it, at) => sum + it * linear[at], 0))));
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map((it) => (it > 216 / 24389 ? Math.cbrt(it) : (24389 / 27 * it + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one, other) {
  return Math.hypot(...one.map((it, at) => it - other[at]));
}

// Runs in the page: each tone with each fill that it has, in drawings and under signs.
function fills() {
  const found = new Map();
  const opaque = (it) => it !== 'none' && !/^rgba\(.*, 0\)$/.test(it);
  for (const it of document.querySelectorAll('[data-tone]:not(text, [data-tone=""])')) {
    const fill = it.localName === 'rect' ? getComputedStyle(it).fill : getComputedStyle(it, '::before').backgroundColor;
    if (opaque(fill)) found.set(`${it.dataset.tone} ${fill}`, [it.dataset.tone, fill]);
  }
  return [...found.values()];
}

// Runs in the page: what carries a tone where its colours are gone.
function carried() {
  const findings = new Map();
  const say = (rule, where, what) => findings.set(`${rule} ${where}`, [rule, where, what]);
  const has = (style) => ['Top', 'Right', 'Bottom', 'Left'].every((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
  for (const it of document.querySelectorAll(':is(.chip, .mark, td)[data-tone]:not([data-tone=""])')) {
    const where = `${it.localName}${it.className ? `.${it.className}` : ''} ${it.dataset.tone}`;
    const sign = getComputedStyle(it, '::before');
    if (!/^".+"/.test(sign.content) || sign.display === 'none') say('tone-without-sign', where, `content ${sign.content}`);
    if (!has(getComputedStyle(it)) && !has(sign)) say('tone-without-border', where, 'neither it nor its sign has a border');
  }
  for (const it of document.querySelectorAll('rect[data-tone]')) {
    if (getComputedStyle(it).stroke === 'none') say('tone-without-border', `rect ${it.dataset.tone}`, 'no outline');
  }
  return [...findings.values()];
}
