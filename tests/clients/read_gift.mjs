// needs: npm gift-pegjs@1.0.2
// gift-pegjs parses every GIFT file: stems, options, keys, weights, feedback, ids and tags are those of the quiz.

import { check, finish, folders, html, readBy, squeezed } from "./checks.mjs";
import { parse } from "gift-pegjs";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

readBy("gift-pegjs", createRequire(import.meta.url)("gift-pegjs/package.json").version);

const shown = text => squeezed(html(text.text));
const told = feedback => (feedback ? shown(feedback) : null);
const SHARES = [100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10];
const SAYABLE = question =>
  squeezed(question.stem) !== "" &&
  question.options.every(option => squeezed(option.text) !== "") &&
  !(question.form === "select" && question.options.filter(option => option.correct).length > 10) &&
  !(question.form === "order" && question.options.length < 3);

/** What the quiz says a question is, in the parser's words. */
function expected(question) {
  const why = option => (option.why ? squeezed(option.why) : null);
  switch (question.form) {
    case "choice":
      return question.options.map(o => [squeezed(o.text), o.correct, null, why(o)]);
    case "select": {
      const share = SHARES[question.options.filter(o => o.correct).length - 1];
      return question.options.map(o => [squeezed(o.text), false, o.correct ? share : -100, why(o)]);
    }
    case "true-false":
      return [question.options[0].correct, why(question.options.find(o => !o.correct))];
    case "order":
      return question.options.map(o => [squeezed(o.text), String(question.answers.indexOf(o.text) + 1)]);
    case "date":
    case "number":
      return rough(question) ? [Number(question.value)] : question.spellings.filter(typable);
  }
}

/** A number that is right as far as it rounds, and printed in digits alone, is asked as a number; else a list is written. */
const rough = question => "tolerance" in question && Number(question.answers[0]) === Number(question.value);
const typable = text => !text.includes("->") && !text.includes("&&");
const asked = question => squeezed(question.hint ? `${question.stem}\n${question.hint}` : question.stem);

/** What the parser found. */
function found(form, item) {
  switch (form) {
    case "choice":
    case "select":
      return item.choices.map(c => [shown(c.text), c.isCorrect, c.weight, told(c.feedback)]);
    case "true-false":
      return [item.isTrue, told(item.trueFeedback)];
    case "order":
      return item.matchPairs.map(pair => [shown(pair.subquestion), pair.subanswer]);
    case "date":
    case "number":
      return item.type === "Numerical" ? [item.choices[0].text.number] : item.choices.map(c => c.text.text);
  }
}

const TYPES = { choice: "MC", select: "MC", "true-false": "TF", order: "Matching" };
const typeOf = question => TYPES[question.form] ?? (rough(question) ? "Numerical" : "Short");

for (const [folder, quiz] of folders()) {
  const items = parse(readFileSync(`${folder}/${quiz.id}-gift.txt`, "utf8"));
  const category = items.shift();
  check(`${quiz.id}: the category is the title`, category.type, "Category");
  const questions = quiz.questions.filter(SAYABLE);
  check(`${quiz.id}: a question for each`, items.length, questions.length);
  const flaws = [];
  questions.forEach((question, place) => {
    const item = items[place];
    const seen = [item.type, item.id, item.hasEmbeddedAnswers, shown(item.stem), found(question.form, item)];
    const wanted = [typeOf(question), `${quiz.id}/${question.id}`, false, asked(question), expected(question)];
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) flaws.push({ seen, wanted });
    if (!(told(item.globalFeedback) ?? "").startsWith(squeezed(question.explanation))) flaws.push(item.globalFeedback);
    const tags = [...question.tags, ...question.care.map(care => `care:${care}`)].map(squeezed);
    if (JSON.stringify(item.tags ?? []) !== JSON.stringify(tags)) flaws.push([item.tags, tags]);
    if (item.type === "Numerical" && item.choices[0].text.range !== question.tolerance) flaws.push(item.choices[0].text);
  });
  check(`${quiz.id}: stems, options, keys, feedback, ids and tags come back`, flaws, []);
}
finish();
