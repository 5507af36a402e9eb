// What an editor with the YAML language server offers, explains and finds, with the schemas that kohyo writes.
//
//   node tests/editor/run.mjs [--kohyo PROGRAM]
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Server } from './server.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({ options: { kohyo: { type: 'string', default: path.join(repository, 'target/release/kohyo') } } });

/** A city's folder in which schemas were written, and a server that has VS Code's settings for it. */
async function city(source, use) {
    const root = mkdtempSync(path.join(tmpdir(), 'kohyo-editor-'));
    try {
        for (const name of ['kohyo.yaml', 'content']) cpSync(path.join(source, name), path.join(root, name), { recursive: true });
        const kohyo = (...words) => execFileSync(values.kohyo, ['schema', '--quiet', '--root', root, ...words], { encoding: 'utf8' });
        kohyo('--out', path.join(root, 'schemas'));
        const settings = JSON.parse(kohyo('vscode'));
        const yaml = { schemas: settings['yaml.schemas'], schemaStore: { enable: settings['yaml.schemaStore.enable'] }, validate: true, hover: true, completion: true };
        const server = await Server.start(pathToFileURL(`${root}/`), { yaml });
        await use({
            server,
            files: readdirSync(root, { recursive: true }).filter((it) => /^(content\/.*|kohyo)\.(md|yaml)$/.test(it)).sort(),
            text: (file) => readFileSync(path.join(root, file), 'utf8'),
            uri: (file) => pathToFileURL(path.join(root, file)).href,
        });
        await server.stop();
    } finally {
        rmSync(root, { recursive: true });
    }
}

/** A record with nothing below its front matter, which is the part that is YAML. */
const frontMatter = (text) => text.replace(/^(---\n.*?\n---\n).*$/s, '$1');

/** Where in a text the part before 「|」 ends, and the text without the sign. */
function cursor(marked) {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    return { text: marked.replace('|', ''), position: { line: before.length - 1, character: before.at(-1).length } };
}

const sheet = (rows) => `---\n番号: 45\n改革項目: 憲章の浸透\n担当課: 人事課\n現状と課題: a\n目的と効果: a\n取組の内容: a\n取組工程: [{ 取組: a }]\n${rows}\n---\n`;
const SHEET = 'content/reforms/gyokaku-2013/999.md';
const CHARTER = 'content/charters/2014/somu-bu.md';

// file, text with a | where the cursor is, some of what is offered, what is not
const OFFERED = [
    [SHEET, sheet('進捗管理:\n  平成25年度上半期:\n    状況: |'), ['予定通り進捗', '進捗に遅れあり', '未着手'], ['A']],
    [SHEET, sheet('実施部署: |'), ['人事課', '全部署', '北区'], ['未着手']],
    [SHEET, sheet('実施部署:\n  - |'), ['人事課', '北区'], []],
    [SHEET, sheet('年度評価:\n  平成25年度:\n    評価: |'), ['A', 'B', 'C', 'D'], ['未着手']],
    [SHEET, sheet('進捗管理:\n  平|'), ['平成25年度上半期', '平成26年度下半期'], ['平成27年度上半期']],
    [SHEET, sheet('進|'), ['進捗管理', '年度評価', '下書き'], ['番号', '前文']],
    [CHARTER, '---\n約束: [{ 番号: 1, 内容: a }]\n前文: a\n実施状況:\n  上半期:\n    状況: |\n---\n', ['予定通り進捗'], []],
    ['content/organization.yaml', '部署:\n  - 識別子: a\n    名称: a\n    上位: |\n', ['総務部', '北区'], []],
    ['kohyo.yaml', 'title: a\nmunicipality:\n  name: a\nlicense: |\n', ['PDL1.0', 'CC-BY-4.0'], []],
];

// file, text with a | in the word that is pointed at, a part of what is said
const EXPLAINED = [
    [SHEET, sheet('進捗管理:\n  平成25年度上半期:\n    状|況: 未着手'), '進捗の区分'],
    [SHEET, sheet('進捗管理:\n  平成25年度上半期:\n    状況: 未|着手'), '計画の期日を過ぎても取組を始めていない'],
    [SHEET, sheet('実|施部署: 全部署'), '実施する部署'],
    ['kohyo.yaml', 'title: a\nmunicipality:\n  name: a\nfirst_|month: 4\n', '年度の始まる月'],
];

// file, text, a part of the one thing that is wrong, and the line it is on, counted from 0
const WRONG = [
    [SHEET, sheet('進捗管理:\n  平成25年度上半期:\n    状況: 遅延'), 'not accepted', 10],
    [SHEET, sheet('進捗管理:\n  平成27年度上半期:\n    状況: 未着手'), '平成27年度上半期', 9],
    [SHEET, sheet('実施部署: 人事部'), '', 8],
    [SHEET, sheet('担当化: 人事課'), '担当化', 8],
    [SHEET, sheet('取組工程:\n  - 年度:\n      平成24年度: { 計画: a }').replace('取組工程: [{ 取組: a }]\n', ''), '平成24年度', 9],
    [SHEET, sheet('').replace('担当課: 人事課\n', ''), '担当課', 1],
    [CHARTER, '---\n約束: [{ 番号: 1 }]\n前文: a\n---\n', '内容', 1],
    ['kohyo.yaml', 'title: a\nmunicipality: { name: a }\nlanguage: fr\n', 'not accepted', 2],
];

const count = { files: 0, cases: 0 };
const label = (it) => it.label.replace(/:.*/s, '');

for (const source of ['.', ...readdirSync(path.join(repository, 'tests/sites')).map((it) => `tests/sites/${it}/in`)]) {
    await city(path.join(repository, source), async ({ server, files, text, uri }) => {
        for (const file of files.filter((it) => !it.startsWith('content/pages/'))) {
            const found = await server.open(uri(file), frontMatter(text(file)));
            assert.deepEqual(found.map((it) => `${it.range.start.line + 1}: ${it.message}`), [], `${source}/${file}`);
            count.files += 1;
        }
    });
}

await city(repository, async ({ server, uri }) => {
    // Each case is a file of its own to the server, beside the one it stands for.
    const at = (file, nth) => uri(file.endsWith('.md') ? file.replace(/[^/]+$/, `case-${nth}.md`) : file);
    let nth = 0;
    for (const [file, marked, some, none] of OFFERED) {
        const { text, position } = cursor(marked);
        const where = at(file, (nth += 1));
        await server.open(where, text);
        const offered = (await server.complete(where, position)).items.map(label);
        for (const word of some) assert.ok(offered.includes(word), `${word} is not offered at ${marked}: ${offered}`);
        for (const word of none) assert.ok(!offered.includes(word), `${word} is offered at ${marked}`);
    }
    for (const [file, marked, part] of EXPLAINED) {
        const { text, position } = cursor(marked);
        const where = at(file, (nth += 1));
        await server.open(where, text);
        const said = (await server.hover(where, position))?.contents.value ?? '';
        assert.ok(said.includes(part), `${part} is not said at ${marked}: ${said}`);
    }
    for (const [file, text, part, line] of WRONG) {
        const found = await server.open(at(file, (nth += 1)), text);
        const said = found.map((it) => `${it.range.start.line}: ${it.message}`);
        assert.equal(said.length, 1, `${text}\n${said.join('\n')}`);
        assert.ok(said[0].startsWith(`${line}: `) && said[0].includes(part), `${text}\n${said}`);
    }
    count.cases = nth;
});

console.log(`editor: ${count.files} files without a finding, ${count.cases} cases`);
