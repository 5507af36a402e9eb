// What citizens meet, examined: node tests/browser/run.mjs --help
import { readFileSync } from 'node:fs';
import { launch } from './lib/browser.mjs';
import { checks, examine } from './lib/engine.mjs';
import { help, load, settings } from './lib/settings.mjs';
import { plant } from './faults.mjs';

const options = settings(process.argv.slice(2));
if (options.help) {
  console.log(help);
  process.exit(0);
}
const all = await checks();
const unknown = (options.only ?? []).filter((name) => !all.some((it) => it.name === name));
if (unknown.length > 0) {
  console.error(`no check named ${unknown.join(', ')}; there are: ${all.map((it) => it.name).join(', ')}`);
  process.exit(2);
}
const chosen = all.filter((it) => !options.only || options.only.includes(it.name));
const sites = load(options);
// What is wrong and stays so for now, with the reason. An entry that nothing matches any more has to go.
const known = JSON.parse(readFileSync(new URL('known.json', import.meta.url), 'utf8')).filter((it) => chosen.some((one) => one.name === it.check));
const met = new Set();
const begun = performance.now();
const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

if (options.list) {
  for (const it of all) console.log(`${it.name.padEnd(14)} ${it.about}`);
  for (const site of sites) {
    console.log(`\n${site.name}: ${site.pages.length} pages below ${site.base}, opened:`);
    for (const it of site.samples) console.log(`  ${it.kind.padEnd(18)} ${it.address}`);
  }
  process.exit(0);
}

// A browser that has shown many pages is slow, so each part of the work begins with a new one.
let browser = await launch();
console.log(`Chromium ${browser.version}; checks: ${chosen.map((it) => it.name).join(', ')}`);
const renew = async () => {
  await browser.close();
  browser = await launch();
};
let failed = 0;
try {
  if (!options.faults) {
    for (const site of sites) {
      if (site !== sites[0]) await renew();
      failed += await pages(site);
    }
    for (const it of known.filter((one) => !options.page && !options.site && !met.has(one))) {
      console.log(`\nknown.json: nothing is found any more of ${it.check} ${it.rule} ${it.where}: take the entry out`);
      failed += 1;
    }
  }
  if (options.faults !== false && !options.page) {
    await renew();
    const { planted, missed } = await plant(sites[0], chosen, browser);
    for (const it of missed) console.log(`\nplanted fault: ${it}`);
    console.log(`\nplanted faults: ${planted} planted, ${missed.length} not found (${seconds()})`);
    failed += missed.length;
  }
} finally {
  await browser.close();
}
console.log(failed === 0 ? '\nbrowser: nothing found' : `\nbrowser: ${failed} found`);
process.exit(failed === 0 ? 0 : 1);

async function pages(site) {
  const wanted = options.page ? site.pages.filter((it) => options.page.includes(it.address)) : site.pages;
  if (options.page && wanted.length === 0) {
    console.log(`\n${site.name}: no page ${options.page.join(', ')}`);
    return sites.length === 1 ? 1 : 0;
  }
  const found = await examine(site, { checks: chosen, pages: wanted, openAll: options['open-all'], browser });
  const excuse = (it) => known.find((one) => one.check === it.check && one.rule === it.rule && it.where.includes(one.where));
  for (const it of found) met.add(excuse(it));
  const findings = found.filter((it) => !excuse(it));
  const groups = Map.groupBy ? Map.groupBy(findings, alike) : group(findings);
  for (const [, [first, ...more]] of groups) {
    console.log(`\n${first.check}  ${first.rule}  ${site.name} ${first.page}\n    ${first.where}\n    ${first.message}`);
    const others = [...new Set(more.map((it) => it.page))].filter((it) => it !== first.page);
    if (more.length > 0) console.log(`    and ${more.length} times more${others.length > 0 ? `, also on ${others.slice(0, 3).join(' ')}${others.length > 3 ? ' …' : ''}` : ''}`);
    const page = first.page ? ` --page ${first.page}` : '';
    console.log(`    again: node tests/browser/run.mjs --site ${site.name} --only ${first.check}${page}`);
  }
  const opened = options.page || options['open-all'] ? wanted.length : site.samples.length;
  console.log(`\n${site.name}: ${wanted.length} pages examined, ${opened} of them opened, ${findings.length} findings of ${groups.size} kinds, ${found.length - findings.length} known (${seconds()})`);
  return findings.length;
}

// The same thing wrong in several places is told once.
function alike(it) {
  return [it.check, it.rule, it.message.replace(/[\d.]+/g, '0')].join('\0');
}

function group(findings) {
  const groups = new Map();
  for (const it of findings) groups.set(alike(it), [...(groups.get(alike(it)) ?? []), it]);
  return groups;
}
