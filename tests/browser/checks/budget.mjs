// How much a citizen has to load before there is something to read.
import { gzipSync } from 'node:zlib';

export const about = 'bytes and requests to the first paint';
export const rules = ['requests', 'over-budget'];

// KB of 1000 bytes, compressed, with all that the page loads before it is shown.
const limits = { 'reforms/*/*': 15, status: 30, compare: 30 };
const otherwise = 50;
// Forms have a style sheet more.
const requests = (page) => (/\/(form|book)$/.test(page.kind) ? 3 : 2);

export function look({ site, page, document, report }) {
  // A module waits for the page, not the page for it.
  const waits = (it) => it.get('type') === 'module' || it.has('defer') || it.has('async');
  // Nor does it for what is of paper only.
  const needed = document.all.filter(
    (it) => (['stylesheet', 'preload'].includes(it.get('rel')) && it.get('media') !== 'print') || (it.name === 'script' && it.has('src') && !waits(it)),
  );
  if (needed.length + 1 > requests(page)) report('requests', needed.at(-1).where, `${needed.length + 1} requests before the first paint, not ${requests(page)}`);
  let bytes = gzipSync(site.files.get(page.path)).length;
  for (const it of needed) {
    const url = new URL(it.get('href') ?? it.get('src'), new URL(site.base + page.address.slice(1), site.origin));
    const found = site.find(url.pathname).path;
    if (found) bytes += gzipSync(site.files.get(found)).length;
  }
  const limit = limits[page.kind] ?? otherwise;
  if (bytes > limit * 1000) report('over-budget', 'page', `${(bytes / 1000).toFixed(1)} KB compressed with its style, not ${limit} KB`);
}
