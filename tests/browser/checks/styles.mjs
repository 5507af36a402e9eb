// The built-in style sheets are published without comments and blanks: to a browser they say what their sources say.
import { readFileSync } from 'node:fs';

export const about = 'style sheets mean what their sources mean';
export const rules = ['style-changed'];

const sources = new URL('../../../themes/default/assets/', import.meta.url);

export async function openWhole({ site, server, browser, report }) {
  await browser.open(server.url(site.pages[0]), {}, async (view) => {
    for (const name of ['theme', 'form', 'print']) {
      const path = [...site.files.keys()].find((it) => new RegExp(`^assets/${name}\\.[^/]*css$`).test(it));
      const text = readFileSync(new URL(`${name}.css`, sources), 'utf8');
      // A city may have a style sheet of its own.
      if (!site.text(path).startsWith(text.split('\n')[0])) continue;
      const [source, shown] = await view.evaluate(meaning, [text, site.text(path)]);
      for (const at of Array(Math.max(source.length, shown.length)).keys()) {
        if (source[at] !== shown[at]) report('style-changed', path, `${source[at] ?? 'nothing'} became ${shown[at] ?? 'nothing'}`);
      }
    }
  });
}

// Runs in the page: the rules as the browser understands them. Blanks that mean nothing are kept in the values of custom properties.
function meaning(sheets) {
  return sheets.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    // The city's colour stands at the end.
    const rules = [...sheet.cssRules].map((it) => it.cssText.replace(/\s*([,/])\s*/g, '$1'));
    return rules.filter((it) => !/^(@media [^{]*\{\s*)?:root \{ --key: #[0-9a-f]{6}; \}\s*\}?$/.test(it));
  });
}
