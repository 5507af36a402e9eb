// What a page asks for, and of whom.
export const about = 'no request to another host, nothing missing, nothing that the browser complains of';
export const rules = ['other-host', 'missing-asset', 'console', 'not-found'];
export const opened = 'one language';

export function look({ site, page, document, report }) {
  const loads = { link: 'href', img: 'src', script: 'src', iframe: 'src', source: 'src', object: 'data', embed: 'src', video: 'src', audio: 'src' };
  for (const it of document.all) {
    const value = it.get(loads[it.name]);
    if (value === undefined || (it.name === 'link' && !/stylesheet|icon|preload|prefetch|preconnect|dns-prefetch/.test(it.get('rel') ?? ''))) continue;
    const url = new URL(value, site.origin);
    if (url.protocol !== 'data:' && url.origin !== site.origin) report('other-host', it.where, `is loaded from ${url.host}`);
  }
  for (const sheet of site.stylesheets) {
    for (const [, value] of site.text(sheet).matchAll(/(?:url\(\s*["']?|@import\s+["'])([^"')]+)/g)) {
      const url = new URL(value, site.origin);
      if (url.protocol !== 'data:' && url.origin !== site.origin) report('other-host', sheet, `the style loads ${value}`);
    }
  }
}

export async function open({ page, server, browser, report }) {
  const listeners = {
    request: (it) => {
      const url = new URL(it.url());
      if (url.protocol !== 'data:' && url.origin !== server.origin) report('other-host', it.resourceType(), `the page asks ${url.host} for ${it.url()}`);
    },
    response: (it) => {
      if (it.status() >= 400 && it.request().resourceType() !== 'document') report('missing-asset', it.url().replace(server.origin, ''), `answered ${it.status()}`);
    },
    console: (it) => {
      if (['error', 'warning'].includes(it.type()) && !/Failed to load resource/.test(it.text())) report('console', 'page', it.text());
    },
    pageerror: (it) => report('console', 'page', String(it)),
  };
  const before = (view) => {
    for (const [event, listener] of Object.entries(listeners)) view.on(event, listener);
    return Object.entries(listeners);
  };
  await browser.open(server.url(page), { before }, () => undefined);
}

// An address that is not there gets the page that says so, from however deep it was asked for.
export async function openWhole({ site, server, browser, report }) {
  await browser.open(`${server.origin}${site.base}no/such/page/`, {}, async (view, response) => {
    const styled = await view.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].every((it) => it.sheet?.cssRules.length > 0));
    if (response.status() !== 404 || !styled || !(await view.locator('h1').count())) {
      report('not-found', '404.html', 'is not shown with its style from an address deep below', site.pages.find((it) => it.path === '404.html'));
    }
  });
}
