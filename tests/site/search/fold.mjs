// Folds each line of the input, which is JSON, as the search page does: node fold.mjs SCRIPT VARIANTS
import { readFileSync } from 'node:fs';

const { fold } = await import(`data:text/javascript;base64,${readFileSync(process.argv[2]).toString('base64')}`);
const cases = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map((it) => {
  const folded = fold(it, process.argv[3]);
  if (folded.text.length !== folded.at.length) throw new Error(`places of ${it}`);
  return folded.text;
})));
