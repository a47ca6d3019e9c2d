// needs: npm @citolab/qti-convert@0.3.52 qti3-item-player@1.1.20 vue@2.7.16 jsdom@26.1.0
// qti-convert turns every package into QTI 3, and qti3-item-player scores every item of it: the right answer gives
// 1, every wrong one 0, and the feedback of an option comes with it.

import { check, finish, folders, html, readBy, squeezed } from "./checks.mjs";
import { convertPackageFile, convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { JSDOM } from "jsdom";

// The programs talk; only what the checks say is kept.
const say = console.log;
console.log = (...words) => (/^(ok|FAIL|read by)$/.test(words[0]) ? say(...words) : undefined);

const require = createRequire(import.meta.url);
for (const name of ["@citolab/qti-convert", "qti3-item-player"]) {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  readBy(name, JSON.parse(readFileSync(file, "utf8")).version);
}

const sayable = question => [question.stem, ...question.options.map(option => option.text)].every(text => squeezed(text) !== "");

/** The questions of each quiz with their items in QTI 3: converted before there is a page, which the converter would use. */
const quizzes = [];
for (const [folder, quiz] of folders()) {
  const place = mkdtempSync(`${tmpdir()}/qti-`);
  await convertPackageFile(`${folder}/${quiz.id}-qti21.zip`, `${place}/qti3.zip`);
  execFileSync("unzip", ["-q", `${place}/qti3.zip`, "-d", `${place}/qti3`]);
  execFileSync("unzip", ["-q", `${folder}/${quiz.id}-qti21.zip`, "-d", `${place}/qti2`]);
  const test = readFileSync(`${place}/qti3/test.xml`, "utf8");
  const hrefs = [...test.matchAll(/<qti-assessment-item-ref[^>]*href="([^"]*)"/g)].map(match => match[1]);
  const questions = quiz.questions.filter(sayable);
  check(`${quiz.id}: qti-convert finds every item of the test`, hrefs.length, questions.length);
  check(`${quiz.id}: and a file for each`, readdirSync(`${place}/qti3/items`).length, questions.length);
  const items = [];
  for (const href of hrefs) {
    // In a package that converter sets every outcome to a whole number first, which the player refuses of an outcome
    // that is none; an item alone is converted as it is.
    items.push(await convertQti2toQti3(readFileSync(`${place}/qti2/${href}`, "utf8")));
  }
  quizzes.push([quiz.id, questions, items]);
}

// The player is a component of Vue, which wants a page.
const page = new JSDOM("<!doctype html><div id='player'></div>", { pretendToBeVisual: true, url: "http://localhost/" });
page.window.matchMedia ??= () => ({ matches: false, addListener() {}, addEventListener() {} });
for (const name of Object.getOwnPropertyNames(page.window)) {
  if (!(name in globalThis)) globalThis[name] = page.window[name];
}
globalThis.window = page.window;
globalThis.document = page.window.document;
page.window.document.execCommand = () => true;
console.warn = console.info = () => {};
// It compiles items as templates, which only the full build of Vue does.
const Vue = require("vue/dist/vue.common.js");
require.cache[require.resolve("vue")] = require.cache[require.resolve("vue/dist/vue.common.js")];
Vue.config.productionTip = Vue.config.devtools = false;
const Qti3Player = require("qti3-item-player");

let player;
let settle = {};
const once = event => new Promise(resolve => (settle[event] = resolve));
const ready = once("ready");
new Vue({
  render: make =>
    make(Qti3Player, {
      props: { suppressAlertMessages: true, suppressInvalidResponseMessages: true },
      on: {
        notifyQti3PlayerReady: it => ((player = it), settle.ready()),
        notifyQti3ItemReady: () => settle.item(),
        notifyQti3ScoreAttemptCompleted: data => settle.score(data.state),
      },
    }),
}).$mount("#player");
await ready;

/** What an item gives for each of these responses. */
async function scores(xml, ids, cardinality, responses) {
  const all = [];
  for (const [time, value] of responses.entries()) {
    const state = {
      identifier: "1", guid: "1", contextVariables: [], outcomeVariables: [], templateVariables: [], validationMessages: [],
      responseVariables: [{ identifier: "RESPONSE", cardinality, value, state: ids.length ? { order: ids } : null }],
    };
    const loaded = once("item");
    // The player takes the same text a second time for nothing new.
    player.loadItemFromXml(xml + " ".repeat(time), { guid: "1", status: "interacting", state });
    await loaded;
    const scored = once("score");
    player.scoreAttempt("score");
    const { outcomeVariables } = await scored;
    const outcome = name => outcomeVariables.find(variable => variable.identifier === name)?.value;
    all.push([Number(outcome("SCORE")), outcome("FEEDBACK")]);
  }
  return all;
}

const inner = (xml, tag) => [...xml.matchAll(new RegExp(`<${tag}\\b([^>]*)>(.*?)</${tag}>`, "gs"))];
const attribute = (text, name) => new RegExp(`(?<![-\\w])${name}="([^"]*)"`).exec(text)?.[1];
const shown = text => squeezed(html(text.replace(/<\/?qti-content-body>/g, "").trim()));

/** A number that is right as far as it rounds, and printed in digits alone, is asked as a number; else as a text. */
const rough = question => "tolerance" in question && Number(question.answers[0]) === Number(question.value);

/** The first of a list and every twentieth: each is scored by a player that is built anew. */
const some = list => list.filter((_, at) => at % 20 === 0);

/** The flaws of one item. */
async function flaws(question, xml) {
  const found = [];
  const same = (what, seen, wanted) => {
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) found.push([question.id, what, seen, wanted]);
  };
  same("stem", shown(inner(xml, "p")[0][2]), squeezed(question.hint ? `${question.stem}\n${question.hint}` : question.stem));
  const choices = inner(xml, "qti-simple-choice").map(([, tag, text]) => [attribute(tag, "identifier"), shown(text)]);
  same("options", choices.map(choice => choice[1]), question.options.map(option => squeezed(option.text)));
  const feedback = new Map(inner(xml, "qti-modal-feedback").map(([, tag, text]) => [attribute(tag, "identifier"), shown(text)]));
  question.options.forEach((option, place) => {
    if (question.form !== "order") same("reason", feedback.get(choices[place][0]) ?? "", squeezed(option.why ?? ""));
  });
  same("feedback", (feedback.get("told") ?? "").startsWith(squeezed(question.explanation)), true);
  const id = text => choices.find(choice => choice[1] === squeezed(text))[0];
  const ids = choices.map(choice => choice[0]);
  const right = question.options.filter(option => option.correct).map(option => id(option.text));
  let [cardinality, good, bad] = [];
  switch (question.form) {
    case "choice":
    case "true-false":
      [cardinality, good, bad] = ["single", right, ids.filter(one => !right.includes(one))];
      break;
    case "select":
      [cardinality, good] = ["multiple", [right, [...right].reverse()]];
      bad = [ids, right.slice(1), [ids.find(one => !right.includes(one))]].filter(some => some.length !== right.length || some !== right);
      break;
    case "order": {
      const order = question.answers.map(id);
      [cardinality, good, bad] = ["ordered", [order], [[...order].reverse(), [order[1], order[0], ...order.slice(2)]]];
      break;
    }
    case "date":
    case "number": {
      const value = Number(question.value);
      [cardinality, good, bad] = rough(question)
        ? ["single", [value, value + question.tolerance / 2, value - question.tolerance / 2, ...question.accept.map(Number).filter(Number.isFinite)], [value * 2 + 1, value + 3.7 * question.tolerance, -7]]
        : ["single", some(question.spellings), ["1 January 1", "-7.25", question.spellings[0] + "1"]];
      break;
    }
  }
  const results = await scores(xml, ids, cardinality, [...good, ...bad]);
  same("right answers score", results.slice(0, good.length).map(result => result[0]), good.map(() => 1));
  same("wrong answers do not", results.slice(good.length).map(result => result[0]), bad.map(() => 0));
  same("feedback is shown", results.every(([, shown]) => [shown].flat().includes("told")), true);
  if (question.form === "choice") same("that of the option too", bad.every((one, at) => [results[good.length + at][1]].flat().includes(one)), true);
  return found;
}

for (const [id, questions, items] of quizzes) {
  const all = [];
  for (const [at, question] of questions.entries()) all.push(...(await flaws(question, items[at])));
  check(`${id}: every item says and scores what the quiz does`, all, []);
}
finish();
