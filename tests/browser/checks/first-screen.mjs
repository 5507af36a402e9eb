// What citizens look for first is answered before they scroll: was it kept, was it in time, whom can I ask, what changed?
export const about = 'the answers that citizens look for, on the first screen';
export const rules = ['no-answer', 'below-1280', 'below-375', 'no-contact'];

// Of each kind of page the questions that it can answer. A sheet of which nobody knows when it was changed does not say so.
const answers = {
  home: ['kept', 'late', 'ask', 'changed'],
  'reforms/*': ['kept', 'late', 'ask', 'changed'],
  'reforms/*/*': ['kept', 'late', 'ask'],
  'charters/*': ['kept', 'late', 'ask', 'changed'],
  'charters/*/*': ['kept', 'late', 'ask', 'changed'],
  'units/*': ['late', 'ask', 'changed'],
  status: ['late', 'ask', 'changed'],
  'status/reforms/*': ['late', 'ask', 'changed'],
  'status/charters/*': ['late', 'ask', 'changed'],
};

// On a phone the first two always have room; whom to ask and what changed come next, in this order.
const screens = [
  { width: 1280, height: 800, must: ['kept', 'late', 'ask', 'changed'] },
  { width: 375, height: 812, must: ['kept', 'late'] },
];

const order = ['kept', 'late', 'ask', 'changed'];

export async function open({ site, page, server, browser, report }) {
  const expected = answers[page.kind];
  if (!expected || site.unlisted(page) || !site.text(page.path).includes('data-answer')) {
    if (expected && site.name === '.' && !site.unlisted(page) && page.kind !== 'units/*') report('no-answer', 'main', 'the page has no summary');
    return;
  }
  for (const { width, height, must } of screens) {
    await browser.open(server.url(page), { width, height }, async (view) => {
      const found = await view.evaluate(() =>
        [...document.querySelectorAll('[data-answer]')].map((it) => ({
          name: it.dataset.answer,
          bottom: Math.round(it.getBoundingClientRect().bottom + scrollY),
          // The words of the question and of the answer.
          said: it.querySelector('dt')?.textContent.trim() && it.querySelector('dd')?.textContent.trim(),
          href: it.querySelector('a')?.getAttribute('href'),
        })),
      );
      const names = found.filter((it) => it.said).map((it) => it.name);
      for (const name of expected.filter((it) => !names.includes(it))) {
        if (site.name === '.') report('no-answer', 'main', `nothing is said of ${name}`);
      }
      if (names.join() !== order.filter((it) => names.includes(it)).join()) report('no-answer', 'main', `the answers are in the order ${names}`);
      const ask = found.find((it) => it.name === 'ask');
      if (ask && !(await view.evaluate((href) => href?.startsWith('#') && document.querySelector(href) !== null, ask.href))) {
        report('no-contact', '[data-answer=ask]', 'it leads to no contact');
      }
      for (const it of found.filter((one) => must.includes(one.name) && one.bottom > height)) {
        report(`below-${width}`, `[data-answer=${it.name}]`, `it ends at ${it.bottom} px of ${height}`);
      }
    });
  }
}
