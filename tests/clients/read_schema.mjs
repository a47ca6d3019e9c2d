// needs: npm yaml-language-server@1.25.0
// The language server that editors run for YAML completes, explains and checks a bank by the schema that stands beside it.

import { check, finish, readBy } from "./checks.mjs";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const manifest = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
readBy("yaml-language-server", JSON.parse(readFileSync(manifest)).version);
const QUIZPRESS = process.env.EXPORT.replace("examples/export", "quizpress");
const folder = mkdtempSync(join(tmpdir(), "quizpress-"));
const quizpress = (...words) => execFileSync(QUIZPRESS, words, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });

/** An editor: it talks to the server as one does, message by message. */
class Editor {
  #server = spawn(process.execPath, [join(dirname(manifest), "bin/yaml-language-server"), "--stdio"]);
  #waiting = new Map();
  #found = new Map();
  #rest = Buffer.alloc(0);
  #last = 0;

  constructor() {
    this.#server.stdout.on("data", piece => this.#hear(piece));
  }

  async begin() {
    await this.ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: { textDocument: { completion: { completionItem: { snippetSupport: false } }, hover: { contentFormat: ["plaintext"] } } } });
    this.#send({ method: "initialized", params: {} });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  ask(method, params) {
    const id = ++this.#last;
    const { promise, resolve } = withResolvers();
    this.#waiting.set(id, resolve);
    this.#send({ id, method, params });
    return promise;
  }

  #hear(piece) {
    this.#rest = Buffer.concat([this.#rest, piece]);
    for (;;) {
      const head = /Content-Length: (\d+)(?:\r\n[^\r\n]+)*\r\n\r\n/.exec(this.#rest.toString("latin1"));
      const end = head && head.index + head[0].length + Number(head[1]);
      if (!head || this.#rest.length < end) return;
      const message = JSON.parse(this.#rest.subarray(head.index + head[0].length, end).toString());
      this.#rest = this.#rest.subarray(end);
      this.#take(message);
    }
  }

  #take({ id, method, params, result }) {
    if (method === "textDocument/publishDiagnostics") {
      const { resolve } = this.#found.get(params.uri) ?? {};
      resolve?.(params.diagnostics);
    } else if (method !== undefined && id !== undefined) {
      this.#send({ id, result: method === "workspace/configuration" ? params.items.map(() => ({})) : null });
    } else if (id !== undefined) {
      this.#waiting.get(id)?.(result);
    }
  }

  /** What the server says of a file with this text. */
  async problems(name, text) {
    const uri = this.uri(name);
    const waiting = withResolvers();
    this.#found.set(uri, waiting);
    this.#send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
    return (await waiting.promise).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  }

  uri(name) {
    return pathToFileURL(join(folder, name)).href;
  }

  /** What it offers at the first `|` of a text, and what it says of the word there. */
  async at(name, text) {
    const before = text.slice(0, text.indexOf("|")).split("\n");
    const place = { textDocument: { uri: this.uri(name) }, position: { line: before.length - 1, character: before.at(-1).length } };
    await this.problems(name, text.replace("|", ""));
    const [offered, told] = [await this.ask("textDocument/completion", place), await this.ask("textDocument/hover", place)];
    return { offered: (offered?.items ?? []).map(item => item.label), told: told?.contents?.value ?? "" };
  }

  end() {
    this.#server.kill();
  }
}

function withResolvers() {
  let resolve;
  const promise = new Promise(found => (resolve = found));
  return { promise, resolve };
}

quizpress("new", "planets", "--title", "The planets", "--published", "2026");
const bank = readFileSync(join(folder, "planets.yaml"), "utf8");
const editor = new Editor();
await editor.begin();

check("a new bank has no problem", await editor.problems("planets.yaml", bank), []);
writeFileSync(join(folder, "article.txt"), "The Channel Tunnel was opened on 6 May 1994. The tunnel is 50 kilometres long.\n");
quizpress("draft", "article.txt", "--id", "tunnel", "--title", "The tunnel");
check("a draft has no problem", await editor.problems("tunnel.yaml", readFileSync(join(folder, "tunnel.yaml"), "utf8")), []);

// What a writer sees who begins with the first line of the bank alone.
const head = bank.slice(0, bank.indexOf("\n") + 1);
const FACT = "id: x\nfacts:\n  - id: a\n";
const BLANK = `${FACT}    blanks:\n      x:\n`;
let files = 0;
const at = text => editor.at(`${++files}.yaml`, head + text);
const offers = async (what, text, some) => {
  const { offered } = await at(text);
  check(`${what}: ${some}`, some.filter(name => !offered.includes(name)), []);
};
await offers("the fields of a bank", "|", ["id", "title", "source", "entities", "facts"]);
await offers("those that are not there yet", "id: x\n|", ["title", "updated"]);
await offers("the fields of a fact", `${FACT}    |`, ["statement", "weight", "blanks", "about", "draft"]);
await offers("the fields of a blank", `${BLANK}        |`, ["date", "number", "entity", "text", "list", "ask", "wrong"]);
await offers("the fields of an entity", "entities:\n  moon:\n    |", ["name", "class", "aliases", "note"]);
await offers("the fields of a wrong value", `${BLANK}        text: a\n        wrong:\n          - |`, ["value", "why"]);
check("the words of a field", (await at(`${FACT}    weight: |`)).offered, ["main", "normal", "detail"]);
await offers("the kinds of question", `${BLANK}        kinds: [|]`, ["which", "true-false", "none"]);
check("no truth is offered for a text", (await at("id: x\ntitle: |")).offered.filter(word => ["true", "false"].includes(word)), []);

const tells = async (text, parts) => {
  const { told } = await at(text);
  check(`a field is explained: ${parts[0]}`, parts.filter(part => !told.includes(part)), []);
};
await tells("ti|tle: x", ["A neutral topic; it is printed on the sheet", "The first Moon landing"]);
await tells("entities:\n  moon: { cla|ss: place }", ["entities of one class are options for each other"]);
await tells(`${BLANK}        date: 1989\n        ev|ent: x`, ["a noun phrase for what happened", "the first landing on the Moon"]);
await tells(`${FACT}    dra|ft: true`, ["`true` for a fact that nobody has accepted yet"]);

const says = async (what, text, expected) => check(what, (await editor.problems(`${++files}.yaml`, head + text)).sort(), expected);
const bankWith = blank => `id: x\ntitle: X\nfacts:\n  - id: a\n    statement: "{x}."\n    blanks:\n      x: ${blank}\n`;
await says("a sound bank", bankWith("{ date: 1989, wrong: [1988, { value: 1990, why: it was later }] }"), []);
await says("a field that is missing", "id: x\nfacts: [{ id: a, statement: x, blanks: { x: { number: 1 } } }]", ['2: Missing property "title".']);
await says("a name that is no field", bankWith("{ date: 1989, ak: x }"), ["8: Property ak is not allowed."]);
await says("a word that is none of its field", bankWith("{ number: 1, bound: near }"), ['8: Value is not accepted. Valid values: "exact", "at-least", "at-most", "about".']);
await says("no answer", bankWith("{ ask: x }"), ["8: a blank holds one of `date`, `number`, `entity`, `text` or `list`"]);
await says("two answers", bankWith("{ text: a, number: 1 }"), ["8: Matches multiple schemas when only one must validate."]);
await says("a field of another type of answer", bankWith("{ entity: a, event: b }"), ["8: `event` belongs to `date`"]);
await says("a date that is none", bankWith("{ date: soon }"), ["8: write a year, a month or a day as `1989`, `1989-02` or `1989-02-15`"]);
await says("an id that is none", bankWith("{ date: 1989 }").replace("id: x", "id: The Moon"), ["2: small letters, digits and single hyphens"]);
await says("a list where a text stands", bankWith("{ date: 1989 }").replace("title: X", "title: [X]"), ['3: Incorrect type. Expected one of string, number.']);
editor.end();
finish();
