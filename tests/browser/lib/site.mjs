// A built site in memory: its files, its pages, and which of them to open in the browser.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from './document.mjs';

// A page is read once, also when sites share it.
const documents = new WeakMap();

export class Site {
  // `base` is the path below which the site is served ("/kaikaku/"), `origin` its own host.
  constructor({ name, origin, base, files }) {
    Object.assign(this, { name, origin, base, files });
    this.pages = [...files.keys()]
      .filter((path) => path.endsWith('.html'))
      .sort((one, it) => language(one).localeCompare(language(it)) || (one < it ? -1 : 1))
      .map((path) => ({ path, address: address(path), kind: kind(path), language: language(path) }));
  }

  // The same site with some files changed, added (text) or taken away (null).
  with(changes) {
    const files = new Map(this.files);
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) files.delete(path);
      else files.set(path, Buffer.from(text));
    }
    return new Site({ name: this.name, origin: this.origin, base: this.base, files });
  }

  text(path) {
    return this.files.get(path).toString('utf8');
  }

  document(page) {
    const bytes = this.files.get(page.path);
    if (!documents.has(bytes)) documents.set(bytes, read(bytes.toString('utf8')));
    return documents.get(bytes);
  }

  // A page at a former address, or in the place of what was withdrawn: nothing leads to it, and its title says what many say.
  unlisted(page) {
    return this.document(page).named('meta').some((it) => it.get('name') === 'robots' && it.get('content') === 'noindex');
  }

  // The style sheets of every page.
  get stylesheets() {
    return [...this.files.keys()].filter((path) => /(^|\/)(theme|print)\.[^/]*css$/.test(path));
  }

  // The file that an address of this site names: `undefined` if none, and whether a server has to redirect.
  find(pathname) {
    if (!pathname.startsWith(this.base)) return { outside: true };
    const path = decodeURIComponent(pathname.slice(this.base.length));
    if (this.files.has(path) && path !== '') return { path };
    if (path === '' || path.endsWith('/')) {
      return this.files.has(`${path}index.html`) ? { path: `${path}index.html` } : {};
    }
    return this.files.has(`${path}/index.html`) ? { path: `${path}/index.html`, redirect: true } : {};
  }

  // The pages that the browser opens: the longest of each kind in each language, then as many more as it takes until every
  // element and class of the site has been seen. Of a further city only what its form changes, and what the city before does not have.
  get samples() {
    if (this.chosen) return this.chosen;
    const chosen = new Set();
    const before = this.before?.pages.map((it) => it.kind) ?? [];
    for (const kind of new Set(this.pages.map((it) => it.kind))) {
      if (before.includes(kind) && !ofTheForm.includes(kind)) continue;
      const alike = this.pages.filter((it) => it.kind === kind);
      // Other words are longer or shorter; the longest page of each kind shows whether they fit.
      for (const spoken of new Set(alike.map((it) => it.language))) {
        const pages = alike.filter((it) => it.language === spoken);
        chosen.add(pages.toSorted((one, it) => this.size(it) - this.size(one))[0]);
      }
    }
    const missing = new Map(this.pages.map((it) => [it, this.document(it).features]));
    const earlier = this.before?.pages.flatMap((it) => [...this.before.document(it).features]) ?? [];
    const seen = new Set([...earlier, ...[...chosen].flatMap((it) => [...missing.get(it)])]);
    for (;;) {
      let best;
      let most = 0;
      for (const [page, features] of missing) {
        const news = [...features].filter((it) => !seen.has(it)).length;
        if (news > most) [best, most] = [page, news];
      }
      if (!best) break;
      chosen.add(best);
      for (const it of missing.get(best)) seen.add(it);
    }
    this.chosen = this.pages.filter((it) => chosen.has(it));
    return this.chosen;
  }

  size(page) {
    return this.files.get(page.path).length;
  }
}

// Reads a site that kohyo has written. Its state (`.kohyo`) is not published and not read.
export function readSite(folder, { name, url }) {
  const files = new Map();
  const walk = (below) => {
    for (const it of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (it.name.startsWith('.')) continue;
      const path = below ? `${below}/${it.name}` : it.name;
      if (it.isDirectory()) walk(path);
      else files.set(path, readFileSync(join(folder, path)));
    }
  };
  walk('');
  if (!files.has('index.html')) throw new Error(`${folder} has no index.html: is it a built site?`);
  const { origin, pathname } = url ? new URL(url) : new URL(guess(files), 'https://www.example.jp');
  return new Site({ name, origin, base: pathname.endsWith('/') ? pathname : `${pathname}/`, files });
}

// Only 404.html has addresses from the root, so it tells where a site without settings wants to stand.
function guess(files) {
  const it = files.get('404.html')?.toString('utf8').match(/<link rel="stylesheet" href="(\/[^"]*?)assets\//);
  return it ? it[1] : '/';
}

function address(path) {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

// Kinds of pages that a city's own form makes different.
const ofTheForm = ['home', 'reforms/*/*', 'reforms/*/*/form', 'charters/*/*', 'charters/*/*/form'];

// Lists and books of a plan, which stand beside its sheets.
const lists = ['book', 'grade', 'status', 'unit', 'year'];

// The kind of a page is its place, whatever its language: "reforms/*/*" is a sheet, "reforms/*/book" all of a plan's. Under status/
// each name is a kind of its own, and so is what stands below a record.
function kind(path) {
  const parts = path.replace(/\/?index\.html$/, '').split('/').filter(Boolean);
  if (language(path)) parts.shift();
  if (parts.length === 0) return 'home';
  const isOwn = (it, at) => at === 0 || at > 2 || (at === 2 && parts[0] === 'reforms' && lists.includes(it)) || (at === 1 && parts[0] === 'status');
  return parts.map((it, at) => (isOwn(it, at) ? it : '*')).join('/');
}

// The folder of a further language in which a page stands; nothing for the main one.
function language(path) {
  return path.match(/^(en|ja)\//)?.[1] ?? '';
}
