// Every address in every page of the site, with its anchor.
export const about = 'links, anchors, files with format and size, pages that nothing leads to';
export const rules = [
  'orphan-page', 'orphan-file', 'sitemap', 'bad-address', 'outside-base', 'broken-link', 'redirect',
  'broken-anchor', 'file-link-format', 'file-link-size', 'link-empty', 'link-vague', 'new-window',
];

const formats = { csv: 'CSV', json: 'JSON', xlsx: 'Excel', pdf: 'PDF', ics: 'iCalendar', xml: 'XML', docx: 'Word', zip: 'ZIP' };
// Bytes up to which a file is smaller than the page that leads to it, and need not say how large it is.
const unsaid = 20000;
const vague = ['こちら', 'ここ', 'ここをクリック', '詳細', '詳しくはこちら', 'もっと見る', 'リンク', 'click here', 'here'];
const attributes = { a: 'href', link: 'href', area: 'href', img: 'src', script: 'src', source: 'src', iframe: 'src', use: 'href' };

// The picture that goes with a page that is passed on is named in its head.
const address = (it) => (it.get('property') === 'og:image' ? it.get('content') : it.get(attributes[it.name]));

export function look({ site, page, document, report }) {
  for (const element of document.all) {
    const href = address(element);
    if (href !== undefined) {
      const target = resolve(site, page, href);
      if (target.wrong) report(target.wrong, element.where, target.message);
      if (target.path && element.name === 'a') file(site, target.path, element, report);
    }
    if (element.name === 'a') words(element, report);
  }
}

export function whole({ site, report }) {
  const reached = new Set(['index.html', '404.html']);
  const next = ['index.html', '404.html'];
  while (next.length > 0) {
    const path = next.pop();
    if (!path.endsWith('.html')) continue;
    const page = site.pages.find((it) => it.path === path);
    for (const element of site.document(page).all) {
      const href = address(element);
      const found = href === undefined ? undefined : resolve(site, page, href).path;
      if (found && !reached.has(found)) {
        reached.add(found);
        next.push(found);
      }
    }
  }
  for (const path of site.files.keys()) {
    // An index of the search is asked for by its script alone; programs find the log of publications by its names.
    const isAsked = ['robots.txt', 'sitemap.xml'].includes(path) || /^(..\/)?search\/index\/|^ledger\//.test(path);
    if (reached.has(path) || isAsked) continue;
    const page = site.pages.find((it) => it.path === path);
    if (page && site.unlisted(page)) continue;
    if (page) report('orphan-page', 'page', 'no way of links leads to it from the top', page);
    else report('orphan-file', path, 'no page has a link to this file');
  }
  if (site.files.has('sitemap.xml')) {
    for (const [, href] of site.text('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)) {
      const target = resolve(site, site.pages[0], href);
      if (!target.path) report('sitemap', href, 'sitemap.xml names an address that the site does not have');
    }
  }
}

// Where an address leads: `path` within the site, `wrong` if nowhere, neither if to another host.
export function resolve(site, page, href) {
  const here = new URL(site.base + encodeURI(page.address.slice(1)), site.origin);
  let url;
  try {
    url = new URL(href, here);
  } catch {
    return { wrong: 'bad-address', message: 'this is no address' };
  }
  if (['mailto:', 'tel:', 'data:'].includes(url.protocol)) return {};
  if (!['https:', 'http:'].includes(url.protocol)) return { wrong: 'bad-address', message: `${url.protocol} is not for a public page` };
  if (url.origin !== site.origin) return {};
  const found = site.find(url.pathname);
  if (found.outside) return { wrong: 'outside-base', message: `leads out of ${site.base}` };
  if (!found.path) return { wrong: 'broken-link', message: `there is no ${url.pathname}` };
  if (found.redirect) return { wrong: 'redirect', message: 'a slash is missing at the end' };
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor && found.path.endsWith('.html')) {
    const target = site.document(site.pages.find((it) => it.path === found.path));
    if (!target.ids.has(anchor)) return { wrong: 'broken-anchor', message: `${found.path} has no id "${anchor}"` };
  }
  return { path: found.path };
}

function file(site, path, element, report) {
  // A feed is subscribed to and not downloaded: how large it is today tells nobody anything.
  if (path.endsWith('/atom.xml')) {
    if (!element.text.includes('Atom')) report('file-link-format', element.where, 'the link does not say that it leads to a feed (Atom)');
    return;
  }
  const format = formats[path.split('.').at(-1)];
  if (!format) return;
  if (!element.text.toLowerCase().includes(format.toLowerCase())) report('file-link-format', element.where, `the link does not say that it leads to ${format}`);
  const said = element.text.replace(/,/g, '').match(/(\d+(?:\.\d+)?)\s*(バイト|bytes?|KB|MB)/);
  const size = site.files.get(path).length;
  if (!said) {
    if (size > unsaid) report('file-link-size', element.where, 'the link does not say how large the file is');
    return;
  }
  const unit = { KB: 1000, MB: 1000000 }[said[2]] ?? 1;
  // KB of 1000 or of 1024 bytes, rounded either way.
  if (size < (Number(said[1]) - 1) * unit || size > (Number(said[1]) + 1) * unit * (unit === 1 ? 1 : 1.05)) {
    report('file-link-size', element.where, `says ${said[0]}, but ${path} has ${size} bytes`);
  }
}

function words(element, report) {
  const name = element.get('aria-label') ?? (element.text || element.descendants.map((it) => it.get('alt') ?? '').join(''));
  if (element.has('href') && !name.trim()) report('link-empty', element.where, 'a link without words');
  if (vague.includes(name.trim())) report('link-vague', element.where, 'the words do not say where the link leads');
  if (element.has('target') && !/新しいウィンドウ|new window/.test(name)) {
    report('new-window', element.where, 'opens a window and does not say so');
  }
}
