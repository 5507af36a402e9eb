// The same page without JavaScript.
export const about = 'with JavaScript off, all text and all links are there';
export const rules = ['script', 'lost-links', 'lost-text'];
export const opened = 'one language';

const content = () => ({
  text: document.body.innerText.replace(/\s+/g, ''),
  links: [...document.querySelectorAll('a[href], summary')].filter((it) => it.checkVisibility()).map((it) => it.getAttribute('href') ?? it.textContent),
});

// What searches is a script, and adds its field by itself; without it the page has lists.
const mayHave = (page, it) => page.kind === 'search' && it.get('type') === 'module' && it.has('src') && !it.text;

export function look({ page, document, report }) {
  for (const it of document.named('script')) {
    if (!mayHave(page, it)) report('script', it.where, 'the site works without scripts, and has none but for searching');
  }
}

export async function open({ page, document, server, browser, report }) {
  const see = (javaScriptEnabled) => browser.open(server.url(page), { javaScriptEnabled }, (view) => view.evaluate(content));
  const on = await see(true);
  const off = await see(false);
  const lost = on.links.filter((it) => !off.links.includes(it));
  if (lost.length > 0) report('lost-links', lost.slice(0, 3).join(', '), 'links that are there with JavaScript only');
  const searches = document.named('script').some((it) => mayHave(page, it));
  if (on.text !== off.text && !searches) report('lost-text', 'body', `${on.text.length} characters with JavaScript, ${off.text.length} without`);
}
