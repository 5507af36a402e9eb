// Asks the index of a built site, as the search page does, and counts what it loads:
// node find.mjs SITE WORDS… prints a line of JSON for each.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [site, ...queries] = process.argv.slice(2);
const assets = join(site, 'assets');
const script = readFileSync(join(assets, readdirSync(assets).find((it) => /^search\..*js$/.test(it))));
const { open, hits } = await import(`data:text/javascript;base64,${script.toString('base64')}`);
const folder = join(site, 'search', 'index');

for (const query of queries) {
  let files = 0, bytes = 0, packed = 0, reading = 0;
  const load = async (name, type) => {
    const begun = performance.now();
    const it = readFileSync(join(folder, name.split('?')[0]));
    reading += performance.now() - begun;
    files += 1;
    bytes += it.length;
    packed += process.env.PACKED ? gzipSync(it).length : 0;
    return type === 'json' ? JSON.parse(it) : it.buffer.slice(it.byteOffset, it.byteOffset + it.length);
  };
  const index = await open(load);
  const first = { files, bytes, packed };
  const begun = performance.now();
  const found = await index.find(query);
  const time = performance.now() - begun;
  const shown = await Promise.all(found.slice(0, 10).map(index.page));
  const titles = shown.map((it) => it[0]);
  const marks = titles.map((it) => hits(it, index.words(query), index.variants).map(([a, b]) => it.slice(a, b)));
  console.log(JSON.stringify({ query, count: found.length, titles, marks, first, files, bytes, packed, time: +time.toFixed(1) }));
}
if (process.env.SIZES) {
  const sizes = readdirSync(folder).map((it) => [it, statSync(join(folder, it)).size]);
  const of = (start) => sizes.filter((it) => it[0].startsWith(start));
  const sum = (list) => list.reduce((n, it) => n + it[1], 0);
  for (const kind of ['all', 'words', 'pages']) console.log(kind, of(kind).length, 'files', sum(of(kind)), 'bytes');
  console.log('script', script.length, 'bytes', gzipSync(script).length, 'packed');
}
