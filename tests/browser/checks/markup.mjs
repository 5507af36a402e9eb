// The Nu checker, once over all pages, and html-validate.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

export const about = 'the Nu checker and html-validate';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build/dist/vnu.jar');
const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Characters of Japanese are wider: what is too long is decided by eye.
    'long-title': 'off',
    // Spaces at the ends of lines and characters such as ' and > are not faults of a page.
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    // A number may wrap on a narrow screen.
    'tel-non-breaking': 'off',
    // HTML allows an id to begin with a digit.
    'valid-id': ['error', { relaxed: true }],
    // A box that scrolls is a region by its role only where it may have to scroll.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // Files of this site alone are loaded.
    'require-sri': 'off',
  },
});

export async function look({ site, page, report }) {
  const result = await validate.validateString(site.text(page.path), page.path);
  for (const it of result.results.flatMap((one) => one.messages)) {
    report(`html-validate/${it.ruleId}`, `line ${it.line}: ${it.selector ?? ''}`, it.message);
  }
}

export async function several({ site, pages, report }) {
  const folder = mkdtempSync(join(tmpdir(), 'kohyo-markup-'));
  try {
    for (const page of pages) {
      mkdirSync(dirname(join(folder, page.path)), { recursive: true });
      writeFileSync(join(folder, page.path), site.files.get(page.path));
    }
    for (const it of await nu(folder)) {
      // It reads files, which have no host that 'self' could be. The browser's own word on this is in the check "hosts".
      if (/^Resource violates Content Security Policy .* “(style|script)-src”/.test(it.message) && !/“(https?:)?\/\//.test(it.message)) continue;
      const path = relative(folder, new URL(it.url).pathname);
      const snippet = (it.extract ?? '').replace(/\s+/g, ' ').trim();
      report('nu', `line ${it.lastLine}: ${snippet}`, it.message, site.pages.find((page) => page.path === path));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nu(folder) {
  const options = ['-Xss2m', '-jar', jar, '--format', 'json', '--skip-non-html', '--exit-zero-always', folder];
  return new Promise((done, fail) => {
    execFile('java', options, { maxBuffer: 64 << 20 }, (error, _, said) => {
      try {
        done(JSON.parse(said).messages);
      } catch {
        fail(new Error(`the Nu checker did not run: ${error?.message ?? ''} ${said.slice(0, 400)}`));
      }
    });
  });
}
