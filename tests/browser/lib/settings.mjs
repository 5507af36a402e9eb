// From the command line to sites: a folder is a city, which kohyo then builds, or a site that it has built.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSite } from './site.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const help = `node tests/browser/run.mjs [--site FOLDER]… [--only CHECK,…] [--page ADDRESS]… [--kohyo PROGRAM] [--open-all] [--faults | --no-faults] [--list]

  --site FOLDER    a city (with kohyo.yaml) or a built site; otherwise the sample city and tests/sites/kawa
  --only CHECK,…   only these checks, and their faults
  --page ADDRESS   only this page, such as /reforms/ (opened in the browser too); without the planted faults
  --kohyo PROGRAM  the kohyo to build with; otherwise $KOHYO, or the newest below the target folder
  --open-all       every page is opened in the browser, not the samples only; takes long
  --faults         the planted faults only; --no-faults: without them
  --list           the checks, the sites and the pages that the browser opens`;

export function settings(args) {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      site: { type: 'string', multiple: true },
      only: { type: 'string' },
      page: { type: 'string', multiple: true },
      kohyo: { type: 'string' },
      'open-all': { type: 'boolean' },
      faults: { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const folders = values.site ?? [root, join(root, 'tests/sites/kawa/in')];
  return { ...values, only: values.only?.split(','), folders: folders.map((it) => resolve(it)) };
}

export function load({ folders, kohyo }) {
  const scratch = mkdtempSync(join(tmpdir(), 'kohyo-browser-'));
  try {
    const sites = folders.map((folder, at) => {
      const name = relative(process.cwd(), folder) || '.';
      const file = join(folder, 'kohyo.yaml');
      if (!existsSync(file)) return readSite(folder, { name });
      const out = join(scratch, `${at}-${basename(folder)}`);
      const program = kohyo ?? process.env.KOHYO ?? newest();
      execFileSync(program, ['build', '--out', out], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      const url = readFileSync(file, 'utf8').match(/^base_url:\s*["']?([^\s"']+)/m)?.[1];
      return readSite(out, { name, url });
    });
    sites.slice(1).forEach((it) => Object.assign(it, { before: sites[0] }));
    return sites;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

export function newest() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const found = ['release', 'debug'].map((it) => join(target, it, 'kohyo')).filter(existsSync);
  if (found.length === 0) throw new Error('kohyo is not built: cargo build, or name it with --kohyo');
  return found.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}
