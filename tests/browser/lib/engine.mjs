// Runs checks over a site and gathers what they find.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { serve } from './server.mjs';

const folder = new URL('../checks/', import.meta.url);

export async function checks() {
  const names = readdirSync(folder).map((it) => it.replace(/\.mjs$/, '')).sort();
  return Promise.all(names.map(async (name) => ({ name, ...(await import(new URL(`${name}.mjs`, folder))) })));
}

// A check names its `rules`, unless a program of others has them. It may have functions: `look` reads a page, `open` opens it in
// the browser, `several` takes pages together; `whole` and `openWhole` see the site.
// Every page is read; only the samples are opened, unless `openAll` is asked for or the check says otherwise: `opened = 'all'`, or, where
// what is found does not depend on how long words are, `opened = 'one language'`. With some `pages` only, these are read and opened, and the site is
// seen as a whole if `whole` says so.
export async function examine(site, { checks: chosen, pages, whole, openAll, browser }) {
  const findings = [];
  const server = await serve(site);
  const tasks = [];
  const all = pages.length === site.pages.length;
  for (const check of chosen) {
    const report = (page) => (rule, where, message, other) => {
      if (check.rules && !check.rules.includes(rule)) throw new Error(`${rule} is not among the rules of checks/${check.name}.mjs`);
      findings.push({ site: site.name, check: check.name, rule, page: (other ?? page)?.address ?? '', where, message });
    };
    const task = (page, work) => tasks.push(async () => {
      try {
        await work({ site, page, pages, document: page && site.document(page), server, browser, report: report(page) });
      } catch (error) {
        throw new Error(`${check.name} broke off at ${site.name} ${page?.address ?? ''}`, { cause: error });
      }
    });
    if (check.several) task(undefined, check.several);
    if (check.whole && (all || whole)) task(undefined, check.whole);
    if (check.openWhole && (all || whole)) task(undefined, check.openWhole);
    for (const page of pages) {
      if (check.look) task(page, check.look);
      if (check.open && (openAll || !all || isOpened(check, site, page))) task(page, check.open);
    }
  }
  await pool(tasks);
  await server.close();
  const order = (it) => [it.check, it.rule, it.page, it.where, it.message].join('\0');
  return findings.sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function isOpened({ opened }, site, page) {
  return opened === 'all' || (site.samples.includes(page) && (opened !== 'one language' || page.language === site.pages[0].language));
}

export async function pool(tasks, width = Math.max(2, Math.min(6, availableParallelism() + 1))) {
  const queue = tasks.values();
  await Promise.all(Array.from({ length: width }, async () => {
    for (const task of queue) await task();
  }));
}
