// Talks to the YAML language server as an editor does: JSON-RPC over its standard input and output.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The name of an editor's language server in package-lock.json. */
const PROGRAM = 'yaml-language-server/bin/yaml-language-server';

export class Server {
    #process;
    #rest = Buffer.alloc(0);
    #asked = new Map();
    #findings = new Map();
    #count = 0;

    /** Starts the server in a folder, with the settings that VS Code would hand it. */
    static async start(root, settings) {
        const server = new Server();
        server.#process = spawn(process.execPath, [require.resolve(PROGRAM), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        server.#process.stdout.on('data', (data) => server.#read(data, settings));
        await server.#ask('initialize', {
            processId: process.pid,
            rootUri: root.href,
            workspaceFolders: [{ uri: root.href, name: 'city' }],
            capabilities: {
                textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: {}, publishDiagnostics: {} },
                workspace: { configuration: true, workspaceFolders: true },
            },
        });
        server.#tell('initialized', {});
        server.#tell('workspace/didChangeConfiguration', { settings });
        return server;
    }

    /** Opens a file with a text, and waits for what the server finds wrong with it. */
    async open(uri, text) {
        const version = (this.#count += 1);
        const found = new Promise((resolve) => this.#findings.set(uri, resolve));
        this.#tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
        const timeout = new Promise((_, refuse) => setTimeout(() => refuse(new Error(`no word about ${uri}`)), 30_000).unref());
        return Promise.race([found, timeout]);
    }

    complete(uri, position) {
        return this.#ask('textDocument/completion', { textDocument: { uri }, position });
    }

    hover(uri, position) {
        return this.#ask('textDocument/hover', { textDocument: { uri }, position });
    }

    async stop() {
        await this.#ask('shutdown', null);
        this.#tell('exit', null);
    }

    #ask(method, params) {
        const id = (this.#count += 1);
        this.#send({ jsonrpc: '2.0', id, method, params });
        return new Promise((resolve, refuse) => this.#asked.set(id, { resolve, refuse }));
    }

    #tell(method, params) {
        this.#send({ jsonrpc: '2.0', method, params });
    }

    #send(message) {
        const text = JSON.stringify(message);
        this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    }

    #read(data, settings) {
        this.#rest = Buffer.concat([this.#rest, data]);
        for (;;) {
            const head = this.#rest.indexOf('\r\n\r\n');
            const length = Number(/Content-Length: (\d+)/i.exec(this.#rest.subarray(0, Math.max(head, 0)).toString())?.[1]);
            if (head < 0 || this.#rest.length < head + 4 + length) return;
            const text = this.#rest.subarray(head + 4, head + 4 + length).toString();
            this.#rest = this.#rest.subarray(head + 4 + length);
            this.#take(JSON.parse(text), settings);
        }
    }

    #take(message, settings) {
        if (message.method === 'textDocument/publishDiagnostics') {
            this.#findings.get(message.params.uri)?.(message.params.diagnostics);
        } else if (message.method && message.id !== undefined) {
            const section = (it) => it.section.split('.').reduce((value, key) => value?.[key], settings) ?? null;
            const result = message.method === 'workspace/configuration' ? message.params.items.map(section) : null;
            this.#send({ jsonrpc: '2.0', id: message.id, result });
        } else if (this.#asked.has(message.id)) {
            const { resolve, refuse } = this.#asked.get(message.id);
            this.#asked.delete(message.id);
            message.error ? refuse(new Error(message.error.message)) : resolve(message.result);
        }
    }
}
