// What stands on every page, and what must not: decided from the markup, on all pages.
export const about = 'title, language, headings, landmarks, breadcrumb, contact, date, no inline style or script';
export const rules = [
  'no-breadcrumb', 'breadcrumb-current', 'no-contact', 'no-updated-date', 'title-duplicate', 'html-lang',
  'title-missing', 'color-scheme', 'viewport', 'shared-empty', 'csp', 'h1-count', 'heading-skip', 'heading-empty',
  'main-landmark', 'skip-link', 'nav-name', 'time-datetime', 'inline-style', 'inline-script', 'meta-refresh',
];

const policy = (own) => `default-src 'none'; ${own}style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'`;
// The page that searches runs a script of its own, which reads an index.
const own = { search: "script-src 'self'; connect-src 'self'; " };
// Kinds of pages that have no way back above them, and those of records, which say when they were changed if that is known.
const top = ['home', '404.html'];
const records = ['reforms/*/*', 'charters/*/*'];

export function look({ page, document, report }) {
  head(document, page, report);
  outline(document, report);
  landmarks(document, report);
  blocked(document, report);

  if (!top.includes(page.kind)) {
    const crumb = document.all.find((it) => it.name === 'nav' && it.classes.includes('crumb'));
    const last = crumb?.descendants.find((it) => it.get('aria-current') === 'page');
    if (!crumb) report('no-breadcrumb', 'main', 'a page below the top has no breadcrumb');
    else if (!last || last.name === 'a') {
      report('breadcrumb-current', crumb.where, 'its last item is not marked aria-current="page", or is a link');
    }
  }
  const contact = document.all.find((it) => it.name === 'section' && it.classes.includes('contact'));
  if (!contact?.inside((it) => it.name === 'main')) report('no-contact', 'main', 'no section "contact" at the end of main');
  const dated = document.all.some((it) => (it.classes.includes('meta') || it.get('data-answer') === 'changed') && /更新|Updated/.test(it.text));
  // Of a record none of whose parts says when it was published, nobody knows.
  const known = document.named('time').some((it) => it.inside((outer) => outer.classes.includes('published')) && !it.inside((outer) => outer.classes.includes('due')));
  if (records.includes(page.kind) && known && !dated) report('no-updated-date', 'main', 'a record does not say when it was changed');
}

export function whole({ site, report }) {
  const titles = new Map();
  for (const page of site.pages.filter((it) => !site.unlisted(it))) {
    const title = site.document(page).named('title')[0]?.text ?? '';
    if (titles.has(title)) report('title-duplicate', 'title', `“${title}” is also the title of ${titles.get(title)}`, page);
    else titles.set(title, page.address);
  }
}

function head(document, page, report) {
  const metas = document.named('meta');
  const meta = (name) => metas.find((it) => it.get('name') === name)?.get('content');
  if (!['ja', 'en'].includes(document.root.get('lang'))) report('html-lang', 'html', 'no lang, or not the language of the site');
  if (!document.named('title')[0]?.text) report('title-missing', 'head', 'no title');
  if (meta('color-scheme') !== 'light dark') report('color-scheme', 'head', 'the theme is light or dark, as the reader\'s system is, and has to say so');
  if (!/^width=device-width, initial-scale=1$/.test(meta('viewport') ?? '')) {
    report('viewport', 'head', 'has to be "width=device-width, initial-scale=1": nothing may stop zooming');
  }
  for (const it of metas.filter((one) => one.get('property')?.startsWith('og:') && !one.get('content'))) {
    report('shared-empty', it.where, `${it.get('property')} says nothing where the page is passed on`);
  }
  const csp = metas.find((it) => it.get('http-equiv')?.toLowerCase() === 'content-security-policy');
  const wanted = policy(own[page.kind] ?? '');
  if (csp?.get('content') !== wanted) report('csp', csp?.where ?? 'head', `has to be: ${wanted}`);
}

function outline(document, report) {
  const headings = document.named('h1', 'h2', 'h3', 'h4', 'h5', 'h6');
  const subjects = headings.filter((it) => it.name === 'h1');
  if (subjects.length !== 1) report('h1-count', subjects[1]?.where ?? 'main', `${subjects.length} h1 elements, not one`);
  let above = 0;
  for (const it of headings.filter((one) => one.inside((outer) => outer.name === 'main'))) {
    const level = Number(it.name[1]);
    if (level > above + 1) report('heading-skip', it.where, `${it.name} follows ${above ? `h${above}` : 'nothing'}`);
    if (!it.text) report('heading-empty', it.where, 'a heading without words');
    above = level;
  }
}

function landmarks(document, report) {
  const mains = document.named('main');
  if (mains.length !== 1 || mains[0].get('id') !== 'main' || mains[0].get('tabindex') !== '-1') {
    report('main-landmark', mains[0]?.where ?? 'body', 'one <main id="main" tabindex="-1"> is needed');
  }
  const body = document.named('body')[0];
  const first = body.children[0];
  if (first?.get('href') !== '#main') report('skip-link', 'body', 'its first element is not a link to #main');
  const names = document.named('nav').map((it) => it.get('aria-label') ?? it.get('aria-labelledby') ?? '');
  for (const [at, name] of names.entries()) {
    if (!name || names.indexOf(name) !== at) report('nav-name', document.named('nav')[at].where, 'without a name of its own');
  }
  for (const it of document.named('time')) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(it.get('datetime') ?? '')) report('time-datetime', it.where, 'no day that a machine can read');
  }
}

// Everything the page is made of comes from files of the site.
function blocked(document, report) {
  for (const it of document.all) {
    if (it.name === 'style' || it.has('style')) report('inline-style', it.where, 'the policy of the page blocks it');
    if (it.name === 'script' && !it.has('src')) report('inline-script', it.where, 'the policy of the page blocks it');
    const handler = Object.keys(it.attributes).find((name) => name.startsWith('on'));
    if (handler) report('inline-script', it.where, `${handler} is a script within the page`);
    // At once is no change while somebody reads: a former address leads on.
    const refreshes = it.get('http-equiv')?.toLowerCase() === 'refresh' && !it.get('content')?.startsWith('0; url=');
    if (refreshes) report('meta-refresh', it.where, 'the page changes by itself');
    if (/^javascript:/i.test(it.get('href') ?? '')) report('inline-script', it.where, 'a link that is a script');
  }
}
