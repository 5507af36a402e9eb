// Faults, planted one by one into a page of the sample city: each must be found, by its check and under its name.
//
// A fault has one of: `insert` (at the end of main), `style` (at the end of the style sheets), `from` and `to` (in the page),
// `files` (text by path, null takes a file away). `kind` says in which page, `whole` that the site is needed.
import { examine, pool } from './lib/engine.mjs';

const wide = '<div class="scroll"><table><caption>表</caption><thead><tr><th scope="col">一</th></tr></thead><tbody><tr><th scope="row">二</th></tr></tbody></table></div>';
const chart = (ink) => `<svg width="200" height="40" role="img" aria-label="図"><rect width="200" height="40" fill="#00118f"/><text x="20" y="24" fill="${ink}">A 6</text></svg>`;
const scripts = { from: "default-src 'none'; ", to: "default-src 'none'; script-src 'unsafe-inline'; " };
const row = (cells) => `<table><caption>表</caption><thead><tr><th scope="col">年</th><th scope="col">値</th></tr></thead><tbody><tr>${cells}</tr></tbody></table>`;

export const faults = [
  { check: 'axe', rule: 'image-alt', insert: '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>' },
  { check: 'axe', rule: 'color-contrast', style: 'main p { color: #aaa }' },
  ...(process.env.KOHYO_TEST_LONG ? [{ check: 'axe', rule: 'color-contrast', style: '@media (prefers-color-scheme: dark) { main p { color: #444 } }' }] : []),
  { check: 'axe', rule: 'link-in-text-block', style: 'a { text-decoration: none }' },
  { check: 'axe', rule: 'target-size', style: '.tags a { display: block; width: 9px; height: 9px; padding: 0; overflow: hidden } .tags { gap: 0 }', kind: 'home' },
  { check: 'axe', rule: 'scrollable-region-focusable', insert: wide, style: '.scroll { width: 9rem } .scroll th { white-space: nowrap; letter-spacing: 40rem }' },
  { check: 'axe', rule: 'heading-order', insert: '<h2>あ</h2><h5>い</h5>' },
  { check: 'axe', rule: 'region', from: '<body>', to: '<body><p>どこにも属さない文です。</p>' },
  { check: 'axe', rule: 'html-has-lang', from: '<html lang="ja">', to: '<html>' },
  { check: 'axe', rule: 'document-title', from: /<title>.*<\/title>/, to: '<title></title>' },
  { check: 'axe', rule: 'label', insert: '<p><input type="text"></p>' },
  { check: 'axe', rule: 'meta-viewport', from: 'initial-scale=1', to: 'initial-scale=1, user-scalable=no' },
  { check: 'axe', rule: 'td-headers-attr', insert: row('<th scope="row">甲</th><td headers="nowhere">乙</td>') },
  { check: 'axe', rule: 'svg-img-alt', insert: '<svg role="img" width="9" height="9"><rect width="9" height="9"/></svg>' },

  { check: 'budget', rule: 'over-budget', insert: `<!-- ${noise(30000)} -->` },
  { check: 'budget', rule: 'requests', from: '</head>', to: '<link rel="stylesheet" href="/kaikaku/assets/more.css"></head>' },

  { check: 'first-screen', rule: 'no-answer', from: /<div data-answer="late">[^]*?<\/div>/, to: '' , kind: 'reforms/*/*' },
  { check: 'first-screen', rule: 'below-1280', style: '.summary { margin-top: 50rem }', kind: 'charters/*/*' },
  { check: 'first-screen', rule: 'below-375', style: '@media (max-width: 40rem) { .summary { margin-top: 40rem } }', kind: 'status' },
  { check: 'first-screen', rule: 'no-contact', from: 'href="#contact"', to: 'href="#nobody"', kind: 'reforms/*/*' },

  { check: 'forced-colors', rule: 'background-only', style: '.chip { border: 0 !important }' },
  { check: 'forced-colors', rule: 'text-contrast', style: 'main p { forced-color-adjust: none; color: #bbb }' },
  { check: 'forced-colors', rule: 'text-contrast', style: '@media (prefers-color-scheme: dark) { h1 { color: #555 } }' },
  { check: 'forced-colors', rule: 'svg-text-contrast', insert: chart('#333') },
  { check: 'forced-colors', rule: 'forced-focus', style: ':focus-visible { outline: 0 !important }' },

  { check: 'furniture', rule: 'html-lang', from: '<html lang="ja">', to: '<html lang="fr">' },
  { check: 'furniture', rule: 'title-missing', from: /<title>.*<\/title>/, to: '' },
  { check: 'furniture', rule: 'title-duplicate', from: /<title>.*<\/title>/, to: '<title>同じ題</title>', again: true, whole: true },
  { check: 'furniture', rule: 'color-scheme', from: 'content="light dark"', to: 'content="light"' },
  { check: 'furniture', rule: 'shared-empty', kind: 'home', from: /property="og:title" content="[^"]*"/, to: 'property="og:title" content=""' },
  { check: 'furniture', rule: 'viewport', from: 'initial-scale=1', to: 'initial-scale=1, maximum-scale=1' },
  { check: 'furniture', rule: 'csp', from: "default-src 'none'", to: "default-src 'self'" },
  { check: 'furniture', rule: 'h1-count', insert: '<h1>二つ目</h1>' },
  { check: 'furniture', rule: 'heading-skip', insert: '<h2>あ</h2><h4>い</h4>' },
  { check: 'furniture', rule: 'heading-empty', insert: '<h2></h2>' },
  { check: 'furniture', rule: 'main-landmark', from: '<main id="main" tabindex="-1">', to: '<main id="main">' },
  { check: 'furniture', rule: 'skip-link', from: /<a class="skip".*?<\/a>/, to: '' },
  { check: 'furniture', rule: 'nav-name', insert: '<nav><ul><li><a href="#main">本文</a></li></ul></nav>' },
  { check: 'furniture', rule: 'time-datetime', insert: '<p><time>平成26年</time></p>' },
  { check: 'furniture', rule: 'no-breadcrumb', from: /<nav class="crumb".*?<\/nav>/, to: '' },
  { check: 'furniture', rule: 'breadcrumb-current', from: /<span aria-current="page">/, to: '<span>' },
  { check: 'furniture', rule: 'no-contact', from: /<section class="contact"[^]*?<\/section>/, to: '' },
  { check: 'furniture', rule: 'no-updated-date', from: /<div data-answer="changed">[^]*?<\/div>/, to: '' },
  { check: 'furniture', rule: 'inline-style', insert: '<p style="color: red">赤</p>' },
  { check: 'furniture', rule: 'inline-script', insert: '<p onclick="alert(1)">押す</p>' },
  { check: 'furniture', rule: 'meta-refresh', from: '<meta charset="utf-8">', to: '<meta charset="utf-8"><meta http-equiv="refresh" content="5">' },

  { check: 'hosts', rule: 'other-host', from: '</head>', to: '<link rel="stylesheet" href="https://fonts.example.com/css"></head>' },
  { check: 'hosts', rule: 'other-host', style: 'main { background: url(https://cdn.example.com/paper.png) }' },
  { check: 'hosts', rule: 'missing-asset', insert: '<p><img src="none.png" alt="ない絵"></p>' },
  { check: 'hosts', rule: 'console', insert: '<p style="color: red">赤</p>' },
  { check: 'hosts', rule: 'not-found', kind: '404.html', from: /href="\/[^"]*\/assets\//, to: 'href="assets/', whole: true },

  { check: 'keyboard', rule: 'not-reached', insert: '<p><a href="#main" tabindex="-1">届かない</a></p>' },
  { check: 'keyboard', rule: 'tab-order', insert: '<p><a href="#main" tabindex="1">割り込み</a></p>' },
  { check: 'keyboard', rule: 'focus-not-visible', style: ':focus-visible { outline: 0 !important }' },
  { check: 'keyboard', rule: 'focus-not-visible', style: ':focus-visible { outline-color: #eee !important }' },
  { check: 'keyboard', rule: 'focus-hidden', style: '.site-foot { position: fixed; inset: 0; margin: 0 }' },
  { check: 'keyboard', rule: 'skip-link', from: '<a class="skip" href="#main">', to: '<a class="skip" href="#nowhere">' },
  { check: 'keyboard', rule: 'skip-link', style: '.skip:focus { top: -6rem }' },
  { check: 'keyboard', rule: 'skip-link-hidden', style: '.skip { top: 0 }' },

  { check: 'links', rule: 'broken-link', insert: '<p><a href="../nowhere/">行き先のないリンク</a></p>' },
  { check: 'links', rule: 'broken-anchor', insert: '<p><a href="#nowhere">行き先のない見出し</a></p>' },
  { check: 'links', rule: 'redirect', insert: '<p><a href="/kaikaku/units">斜線のないリンク</a></p>' },
  { check: 'links', rule: 'outside-base', insert: '<p><a href="/units/">外へ出るリンク</a></p>' },
  { check: 'links', rule: 'bad-address', insert: '<p><a href="ftp://www.example.jp/">古い置き場</a></p>' },
  { check: 'links', rule: 'link-empty', insert: '<p><a href="#main"> </a></p>' },
  { check: 'links', rule: 'link-vague', insert: '<p>詳細は<a href="#main">こちら</a></p>' },
  { check: 'links', rule: 'new-window', insert: '<p><a href="#main" target="_blank">別の窓</a></p>' },
  { check: 'links', rule: 'file-link-format', insert: '<p><a href="/kaikaku/status/ledger.csv">台帳（9KB）</a></p>' },
  { check: 'links', rule: 'file-link-size', insert: '<p><a href="/kaikaku/status/ledger.csv">台帳（CSV形式）</a></p>' },
  { check: 'links', rule: 'file-link-size', insert: '<p><a href="/kaikaku/status/ledger.csv">台帳（CSV形式、7MB）</a></p>' },
  { check: 'links', rule: 'orphan-page', files: { 'lost/index.html': '<!DOCTYPE html><title>迷子</title>' }, whole: true },
  { check: 'links', rule: 'orphan-file', files: { 'assets/lost.png': 'png' }, whole: true },
  { check: 'links', rule: 'sitemap', files: { 'sitemap.xml': '<urlset><url><loc>https://www.example.jp/kaikaku/gone/</loc></url></urlset>' }, whole: true },

  { check: 'markup', rule: 'nu', insert: '<p><span><div>入れ子</div></span></p>' },
  { check: 'markup', rule: 'html-validate/no-dup-id', insert: '<p id="main">同じ名</p>' },

  { check: 'motion', rule: 'reduced-motion', style: 'a { transition: color .3s }' },
  { check: 'motion', rule: 'reduced-motion', style: '@keyframes turn { to { rotate: 1turn } } .chip { animation: turn 2s infinite }' },
  { check: 'motion', rule: 'reduced-motion', style: 'html { scroll-behavior: smooth }' },

  { check: 'nojs', rule: 'script', insert: '<script src="/kaikaku/assets/more.js"></script>' },
  { check: 'nojs', rule: 'lost-links', insert: '<script>document.querySelector("main").insertAdjacentHTML("beforeend", "<p><a href=/kaikaku/late/>後から</a></p>")</script>', ...scripts },
  { check: 'nojs', rule: 'lost-text', insert: '<script>document.querySelector("main").insertAdjacentHTML("beforeend", "<p>後から</p>")</script>', ...scripts },

  { check: 'overflow', rule: 'page-scrolls', style: 'main table { min-width: 24rem }' },
  { check: 'overflow', rule: 'page-scrolls', style: 'h1 { white-space: nowrap }' },
  { check: 'overflow', rule: 'text-cut', style: 'h1 { height: 1em; overflow: hidden }' },

  { check: 'print', rule: 'not-a4', style: '@page { size: letter }' },
  { check: 'print', rule: 'blank-page', style: '@media print { main::before { content: ""; display: block; height: 10mm; break-before: page; break-after: page } }' },
  { check: 'print', rule: 'lost-in-print', style: '@media print { .facts { display: none } }' },
  { check: 'print', rule: 'lost-in-print', style: '@media print { details::details-content { content-visibility: hidden } }' },
  { check: 'print', rule: 'lost-in-print', style: '@media print { .prose { height: 1em; overflow: hidden } }' },
  { check: 'print', rule: 'screen-only', style: '@media print { .skip { display: block; position: static } }' },

  { check: 'tables', rule: 'table-no-caption', from: /<caption[^]*?<\/caption>/, to: '' },
  { check: 'tables', rule: 'table-no-headers', insert: '<table><caption>表</caption><tbody><tr><td>甲</td></tr></tbody></table>' },
  { check: 'tables', rule: 'table-th-scope', from: '<th scope="row">', to: '<th>' },
  { check: 'tables', rule: 'table-scope-colgroup', from: '<th scope="col">', to: '<th scope="colgroup">' },
  { check: 'tables', rule: 'table-headers-attr', insert: row('<th scope="row">甲</th><td headers="main">乙</td>') },
  { check: 'tables', rule: 'th-empty', insert: row('<th scope="row"></th><td>乙</td>') },
  { check: 'tables', rule: 'td-empty', insert: row('<th scope="row">甲</th><td></td>') },
  { check: 'tables', rule: 'td-one-axis', insert: row('<th scope="row">甲</th><td>乙</td></tr><tr><td>丙</td><td>丁</td>') },
  { check: 'tables', rule: 'td-no-header', insert: row('<td>甲</td><td>乙</td><td>はみ出す</td>') },
  { check: 'tables', rule: 'scroll-region', insert: wide },
  { check: 'tables', rule: 'table-tree', style: '@media (max-width: 40rem) { thead { display: none } }' },
  { check: 'tables', rule: 'table-tree', style: '@media (max-width: 40rem) { td { display: none } }' },

  { check: 'styles', rule: 'style-changed', style: 'main:is(p) { color: red }', whole: true },

  { check: 'tones', rule: 'tones-alike', kind: 'status', style: '[data-tone=caution] { --fill: #45b449 }' },
  { check: 'tones', rule: 'tones-alike', kind: 'status', style: '@media (prefers-color-scheme: dark) { [data-tone=unknown], [data-tone=bad] { --fill: #c62f2f } }' },
  { check: 'tones', rule: 'tone-without-sign', style: '.chip::before { content: none !important }' },
  { check: 'tones', rule: 'tone-without-border', style: '.chip, .chip::before { border: 0 !important }' },

  { check: 'zoom', rule: 'zoom-200/page-scrolls', style: '@media (min-width: 30rem) and (max-width: 48rem) { main { min-width: 44rem } }' },
  { check: 'zoom', rule: 'zoom-200/text-cut', style: '@media (min-width: 30rem) and (max-width: 48rem) { h1 { height: 1em; overflow: hidden } }' },
  { check: 'zoom', rule: 'text-200/page-scrolls', style: 'main { min-width: 50rem } @media (max-width: 48rem) { main { min-width: 0 } }' },
  { check: 'zoom', rule: 'text-200/text-cut', style: 'h1 { height: 100px; overflow: hidden }' },
  { check: 'zoom', rule: 'text-spacing/page-scrolls', style: '.menu ul { flex-wrap: nowrap; white-space: nowrap }' },
  { check: 'zoom', rule: 'text-spacing/text-cut', style: 'main p { max-height: 20px; overflow: hidden }' },
];

// Plants those of the given checks. Tells how many, and which were not found.
export async function plant(site, checks, browser) {
  const mine = faults.filter((it) => checks.some((one) => one.name === it.check));
  const missed = [];
  for (const check of checks) {
    for (const rule of check.rules ?? []) {
      if (!mine.some((it) => it.check === check.name && it.rule === rule)) missed.push(`${check.name} ${rule}: there is none in faults.mjs`);
    }
  }
  await pool(mine.map((fault) => async () => {
    const check = checks.find((it) => it.name === fault.check);
    const name = `${fault.check} ${fault.rule}: ${String(fault.insert ?? fault.style ?? fault.from ?? Object.keys(fault.files)).slice(0, 70)}`;
    const ground = prepare(site, fault);
    if (!ground) return missed.push(`${name}: no page of the kind ${fault.kind ?? 'reforms/*/*'} has the place for it any more`);
    const pages = fault.whole ? [] : [ground.page];
    const found = await examine(ground.site, { checks: [check], pages, whole: fault.whole, browser });
    if (!found.some((it) => it.rule === fault.rule)) {
      missed.push(`${name}: not found${found.length > 0 ? `, but ${found.map((it) => it.rule).join(', ')}` : ''}`);
    }
    return undefined;
  }));
  return { planted: mine.length, missed };
}

// The site with the fault in it, and the page to look at.
function prepare(site, { kind = 'reforms/*/*', from, to, insert, style, files, again }) {
  const fits = (page) => page.kind === kind && (from === undefined || site.text(page.path).search(from instanceof RegExp ? from : plain(from)) >= 0);
  const places = site.samples.filter(fits);
  if (places.length < (again ? 2 : 1)) return undefined;
  const changes = { ...files };
  for (const page of places.slice(0, again ? 2 : 1)) {
    let html = site.text(page.path);
    if (from !== undefined) html = html.replace(from, () => to);
    if (insert) html = html.replace('</main>', () => `${insert}\n</main>`);
    changes[page.path] = html;
  }
  for (const sheet of style ? site.stylesheets : []) changes[sheet] = `${site.text(sheet)}\n${style}\n`;
  const changed = site.with(changes);
  return { site: changed, page: changed.pages.find((it) => it.path === places[0].path) };
}

function plain(text) {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

// Characters that do not compress, the same ones in every run.
function noise(length) {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90)).replace(/[-<>&]/, '_');
  }).join('');
}
