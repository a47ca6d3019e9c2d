// needs: npm playwright-core@1 axe-core@4 html-validate@11 jsqr@1
// needs: apt chromium
// needs: apt poppler-utils
// Every page among the golden files, and some that the program writes now, in a real browser: valid HTML, no violation
// for axe, nothing fetched; no card cut off, each back exactly behind its front in the PDF; the code on an answer
// sheet is read by a QR reader; the page for the screen is played by keyboard alone, rightly and wrongly.

import { check, finish, printed, readBy } from "./checks.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const QR = readFileSync(require.resolve("jsqr/dist/jsQR.js"), "utf8");
const golden = process.env.GOLDEN;
const program = join(dirname(process.env.EXPORT), "..", "quizpress");
const folder = mkdtempSync(join(tmpdir(), "pages-"));

/** Pages that are made now: a seed that is as wide as can be, and banks of both languages. */
function written() {
  const make = (name, ...words) => {
    const file = join(folder, name);
    execFileSync(program, [...words, "-o", file], { stdio: "ignore" });
    return file;
  };
  const bank = name => join(golden, "..", "..", "questions", `${name}.yaml`);
  return [
    make("wide.html", "print", "--seed", "W".repeat(64), "--answers", "both"),
    make("deutsch.html", "print", bank("berliner-mauer"), "--seed", "7", "--versions", "2", "--answers", "sheet", "--paper", "letter"),
    make("large.html", "print", "--seed", "7", "-n", "20", "--answers", "sheet", "--large-print", "--paper", "letter"),
    make("dyslexia.html", "print", "--seed", "7", "-n", "20", "--dyslexia", "--versions", "2"),
    make("cards-built-in.html", "cards", "--layout", "list"),
    make("cards-apollo.html", "cards", bank("apollo-11")),
    make("cards-deutsch.html", "cards", bank("berliner-mauer"), "--size", "business", "--flip", "short"),
    make("cards-index-short.html", "cards", bank("apollo-11"), "--size", "index", "--flip", "short"),
    make("cards-index-long.html", "cards", bank("apollo-11"), "--size", "index", "--paper", "letter"),
    make("cards-index-fold.html", "cards", bank("apollo-11"), "--size", "index", "--layout", "fold"),
    make("cards-small.html", "cards", "--layout", "fold", "--size", "business", "--paper", "letter"),
    make("quiz-page.html", "export", bank("berliner-mauer"), "--to", "page", "--seed", "7", "-n", "10"),
  ];
}

// Those made to be hard; pages of the banks that ship are written now.
const cases = ["hostile", "sample"].flatMap(name =>
  readdirSync(join(golden, name)).filter(file => file.endsWith(".html")).sort().map(file => join(golden, name, file)));
const files = [...cases, ...written()];
const shown = file => file.split("/").slice(-2).join("/").replace(/^pages-\w+\//, "");

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
readBy("Chromium", browser.version());

async function opened(file) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const fetched = [];
  page.on("request", request => { if (!request.url().startsWith("file:")) fetched.push(request.url()); });
  page.on("pageerror", error => fetched.push(error.message));
  await page.goto(`file://${file}`);
  return { page, fetched, close: () => context.close() };
}

/** What axe finds. A hostile quiz has questions without words, in no language: only what we add is held to the rules. */
async function axe(page, file) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  const theirs = ["empty-heading", "empty-table-header", "html-has-lang"];
  const ours = violations.filter(({ id }) => !/hostile/.test(file) || !theirs.includes(id));
  return ours.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}

/** No text is cut off, and each back lies exactly behind its front, or beside it where it is folded. */
async function cards(page, file) {
  await page.emulateMedia({ media: "print" });
  const cut = await page.$$eval(".face", faces => faces.flatMap(face => {
    const [outer, ...inner] = [face, ...face.querySelectorAll("p:not(.foot)")].map(element => element.getBoundingClientRect());
    const foot = face.querySelector(".foot").getBoundingClientRect().top;
    const within = inner.every(box => box.left >= outer.left - 0.5 && box.right <= outer.right + 0.5 &&
      box.top >= outer.top + 8 && box.bottom <= foot + 1);
    const wide = [...face.querySelectorAll("p:not(.foot)")].some(p => p.scrollWidth > p.clientWidth + 1);
    return within && !wide ? [] : [face.textContent.trim().slice(0, 60)];
  }));
  check(`${shown(file)}: no card is cut off`, cut, []);
  if (await page.locator(".face").count() === 0) return;
  // Marks in the middle of each face, and one at a known place: a PDF says where a word's box is, not its middle.
  await page.$$eval(".face", faces => faces.forEach((face, at) => {
    const mark = document.createElement("span");
    if (at === 0) {
      const known = document.createElement("span");
      known.textContent = "@known@";
      known.style.cssText = "position: absolute; left: 100px; top: 100px; transform: translate(-50%, -50%); font: 0.5pt/0.5pt sans-serif";
      face.parentElement.append(known);
    }
    const name = `${face.classList.contains("back") ? "back" : "front"}${face.querySelector(".no").textContent}`;
    mark.textContent = `@${name}@`;
    mark.style.cssText = "position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); font: 0.5pt/0.5pt sans-serif; white-space: nowrap";
    face.append(mark);
  }));
  const pdf = join(folder, "cards.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const places = {};
  const pages = printed(pdf);
  pages.forEach(({ width, height, found }, at) => found.forEach(({ word, x, y }) => {
    for (const [, name] of word.matchAll(/@(\w+)@/g)) places[name] = { at, x, y, width, height };
  }));
  const bias = { x: places.known.x - 75, y: places.known.y - 75 };
  delete places.known;
  for (const place of Object.values(places)) {
    place.x -= bias.x;
    place.y -= bias.y;
  }
  const short = /short|deutsch/.test(file);
  const fold = /fold|small/.test(file);
  const wrong = Object.keys(places).filter(name => name.startsWith("front")).filter(name => {
    const front = places[name];
    const back = places[name.replace("front", "back")];
    const near = (is, be) => Math.abs(is - be) < 0.6; // A fifth of a millimetre: Chromium rounds paper to whole pixels.
    if (!back) return true;
    if (fold) return back.at !== front.at || !near(back.y, front.y) || back.x <= front.x;
    // The long edge of a sheet on its side runs from side to side.
    const aside = front.width > front.height;
    const [x, y] = short !== aside ? [front.x, front.height - front.y] : [front.width - front.x, front.y];
    return back.at !== front.at + 1 || !near(back.x, x) || !near(back.y, y);
  });
  check(`${shown(file)}: each of ${Object.keys(places).length / 2} backs lies behind its front`, wrong, []);
}

/** A QR reader finds the code of each answer sheet on its printed page, as a scanner sees it. */
async function codes(page, file) {
  await page.evaluate(QR);
  const told = await page.$$eval(".answer-sheet .sheet-code", codes => codes.map(code => code.textContent.replace(/\s+/g, " ").trim()));
  const pdf = join(folder, "codes.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const images = mkdtempSync(join(folder, "codes-"));
  execFileSync("pdftoppm", ["-r", "150", "-gray", "-png", pdf, join(images, "page")]);
  const found = [];
  for (const image of readdirSync(images).sort()) {
    const url = `data:image/png;base64,${readFileSync(join(images, image)).toString("base64")}`;
    const code = await page.evaluate(async url => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const { width, height } = image;
      const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
      context.drawImage(image, 0, 0);
      return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data;
    }, url);
    if (code !== undefined) found.push(code.replace(/\s+/g, " ").trim());
  }
  check(`${shown(file)}: ${told.length} printed QR codes are the codes of their sheets`, found, told);
  const crossing = await page.$$eval(".answer-sheet", sheets => sheets.filter(sheet => {
    const box = sheet.getBoundingClientRect();
    return [...sheet.querySelectorAll(".row, .sheet-head > *")].some(row => {
      const inner = row.getBoundingClientRect();
      return inner.bottom > box.bottom - 10 || inner.right > box.right + 1;
    });
  }).length);
  check(`${shown(file)}: every answer has its row on the sheet`, crossing, 0);
  const covered = await page.$$eval(".answer-sheet", sheets => sheets.filter(sheet => {
    const boxes = selector => [...sheet.querySelectorAll(selector)].map(element => element.getBoundingClientRect());
    return boxes(".corner").some(corner => boxes(".sheet-head > *, .rows, .sheet-code").some(box =>
      box.left < corner.right - 0.5 && box.right > corner.left + 0.5 &&
      box.top < corner.bottom - 0.5 && box.bottom > corner.top + 0.5));
  }).length);
  check(`${shown(file)}: nothing covers a corner mark`, covered, 0);
  const uneven = await page.$$eval(".corner", corners => corners.map(corner => corner.getBoundingClientRect())
    .filter(({ width, height }) => Math.abs(width - height) > 0.5 || width < 15).length);
  check(`${shown(file)}: corner marks are squares`, uneven, 0);
  const over = await page.$$eval(".sheet-head", heads => heads.filter(head => head.scrollHeight > head.clientHeight + 1).length);
  check(`${shown(file)}: no head runs into its answers`, over, 0);
}

/** No number and no letter of an option is broken over two lines. */
async function numbers(page, file) {
  const broken = await page.$$eval(".number, .row-no, .row-number, .run-number, .letter", all => all.filter(element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  }).map(element => element.textContent));
  check(`${shown(file)}: no number is broken`, broken, []);
}

/** Answers the question that is asked by keyboard, rightly or wrongly, and goes on. */
async function answer(page, key, rightly) {
  const press = key => page.keyboard.press(key);
  if (key.form === "order") {
    const places = key.right.map((_, option) => key.right.indexOf(option) + 1);
    for (const place of rightly ? places : places.map(place => places.length + 1 - place)) {
      await press("Tab");
      await page.keyboard.type(String(place));
    }
    await press("Tab");
  } else if (key.form === "date") {
    const [year, month, day] = key.value.split("-");
    for (const name of await page.$$eval("form:not([hidden]) .part [name]", fields => fields.map(field => field.name))) {
      await press("Tab");
      if (name === "month") for (let at = 0; at < Number(month); at += 1) await press("ArrowDown");
      else if (name === "day") await page.keyboard.type(String(Number(day)));
      else await page.keyboard.type(String(Number(year) + (rightly ? 0 : 1)));
    }
    await press("Tab");
  } else if (key.form === "number") {
    await press("Tab");
    await page.keyboard.type(rightly ? key.answers[0] : "987654321");
  } else {
    const options = await page.locator("form:not([hidden]) .option").count();
    const wrong = [...Array(options).keys()].find(place => !key.right.includes(place));
    for (const place of rightly ? key.right : [wrong]) await press("abcdefghi"[place]);
  }
  await press("Enter");
  const told = await page.textContent("form:not([hidden]) .feedback");
  await press("Enter");
  return told;
}

const score = async page => (await page.textContent("#score")).match(/\d+/g).map(Number);

/** Plays by keyboard alone: all rightly; then again, each second question wrongly; then those that were missed. */
async function play(page, file) {
  const { questions } = JSON.parse(await page.textContent("#data"));
  const all = questions.length;
  for (const key of questions) await answer(page, key, true);
  check(`${shown(file)}: a full score by keyboard`, await score(page), [all, all]);
  check(`${shown(file)}: nothing is missed`, await page.isVisible("#missed"), false);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const unsaid = [];
  for (const [at, key] of questions.entries()) {
    const told = await answer(page, key, at % 2 === 0);
    if (at % 2 !== 0 && !key.answers.some(text => told.includes(text))) unsaid.push(key);
  }
  await page.emulateMedia({ media: "print" });
  const framed = await page.$$eval(".option", all => all.filter(option => getComputedStyle(option).borderTopWidth !== "0px" ||
    !["none", "normal"].includes(getComputedStyle(option.querySelector(".text"), "::after").content)).length);
  check(`${shown(file)}: on paper no option is marked`, framed, 0);
  await page.emulateMedia({ media: "screen" });
  const half = Math.ceil(all / 2);
  check(`${shown(file)}: a wrong answer tells the right one`, unsaid, []);
  check(`${shown(file)}: half of the score`, await score(page), [half, all]);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  for (const key of questions.filter((_, at) => at % 2 !== 0)) await answer(page, key, true);
  check(`${shown(file)}: the missed ones again, and no others`, await score(page), [all - half, all - half]);
  const stored = await page.evaluate(() => {
    try { return document.cookie.length + localStorage.length + sessionStorage.length; } catch { return 0; }
  });
  check(`${shown(file)}: nothing is stored`, stored, 0);
}

/** A phone in the dark: nothing is wider than it, and axe finds nothing. */
async function phone(page, file) {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  check(`${shown(file)}: no wider than a phone`, width <= 360, true);
  check(`${shown(file)}: axe finds nothing in the dark`, await axe(page, file), []);
}

for (const file of files) {
  const html = readFileSync(file, "utf8");
  const report = validator.validateStringSync(html);
  const said = report.results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${line}: ${message} (${ruleId})`));
  check(`${shown(file)}: valid`, said.slice(0, 5), []);
  const { page, fetched, close } = await opened(file);
  check(`${shown(file)}: axe finds nothing`, await axe(page, file), []);
  if (/cards-/.test(file)) await cards(page, file);
  await numbers(page, file);
  if (await page.locator("svg.qr").count() > 0) await codes(page, file);
  if (/quiz-page/.test(file)) await phone(page, file);
  // The hostile quiz has dates and numbers that no keyboard types.
  if (/quiz-page/.test(file) && !/hostile/.test(file)) await play(page, file);
  check(`${shown(file)}: nothing is fetched and no script fails`, fetched, []);
  await close();
}
/** Words that run against the page stand beside their letters, not at the far edge. */
async function beside() {
  const options = ["ספינה", "ירח", "נשר"].map((text, at) => ({ text, correct: at === 0 }));
  for (const [language, stem, texts] of [["en", "Which word means ship?", options], ["he", "מה", ["1969", "May 1970", "Who"].map((text, at) => ({ text, correct: at === 0 }))]]) {
    const quiz = join(folder, `beside-${language}.json`);
    writeFileSync(quiz, JSON.stringify({ format: 1, id: "beside", title: "Beside", language, questions: [{ form: "choice", stem, options: texts }] }));
    const place = mkdtempSync(join(folder, "beside-"));
    execFileSync(process.env.EXPORT, [quiz, place], { stdio: "ignore" });
    const { page, close } = await opened(join(place, "beside-page.html"));
    const far = await page.$$eval(".option", options => options.flatMap(option => {
      const [letter, words] = [".letter", ".text"].map(part => {
        const range = document.createRange();
        range.selectNodeContents(option.querySelector(part));
        return range.getBoundingClientRect();
      });
      const gap = Math.max(words.left - letter.right, letter.left - words.right);
      return gap < 40 ? [] : [`${option.textContent.trim()}: ${gap}`];
    }));
    check(`beside-${language}: words stand beside their letters`, far, []);
    await close();
  }
}

/** The page judges every typed line as the program does: by the table that the tests of the program read, and its own lists. */
async function typed() {
  const cases = JSON.parse(readFileSync(join(golden, "..", "typed", "cases.json"), "utf8"));
  for (const language of ["en", "de"]) {
    const those = cases.filter(one => one.language === language);
    const quiz = join(folder, `typed-${language}.json`);
    writeFileSync(quiz, JSON.stringify({ format: 1, id: "typed", title: "Typed", language, questions: those.map(one => one.question) }));
    const place = mkdtempSync(join(folder, "typed-"));
    execFileSync(process.env.EXPORT, [quiz, place], { stdio: "ignore" });
    const [file, spelled] = ["typed-page.html", "typed.json"].map(name => join(place, name));
    const { page, close } = await opened(file);
    const judged = lines => page.evaluate(lines => {
      const data = JSON.parse(document.getElementById("data").textContent);
      const { judge } = reader(data.language);
      return lines.map(({ at, line }) => judge(data.questions[at], line));
    }, lines);
    const lines = those.flatMap((one, at) =>
      ["right", "wrong", "coarse", "unclear"].flatMap(verdict => (one[verdict] ?? []).map(line => ({ at, line, verdict }))));
    const seen = await judged(lines);
    const flaws = lines.map((line, place) => ({ ...line, seen: seen[place] })).filter(({ verdict, seen }) => verdict !== seen);
    check(`typed-${language}: ${lines.length} lines are judged as in a terminal`, flaws, []);
    const own = JSON.parse(readFileSync(spelled, "utf8")).questions.flatMap(({ spellings }, at) => spellings.map(line => ({ at, line })));
    const wrong = (await judged(own)).flatMap((verdict, place) => (verdict === "right" ? [] : [own[place]]));
    check(`typed-${language}: ${own.length} spellings are right`, wrong, []);
    const shown = await told(page, those);
    check(`typed-${language}: what cannot be read is told, and not marked`, shown, those.map(() => true));
    await close();
  }
}

/** Types a line of each question that cannot be read into its field, and checks it: whether it is told so, and asked still. */
async function told(page, those) {
  await page.click("#show");
  const all = [];
  for (const [at, one] of those.entries()) {
    const form = page.locator("form").nth(at);
    const line = one.unclear?.find(line => line.trim() !== "") ?? "?!";
    for (const field of await form.locator(".part [name]").all()) {
      if (await field.getAttribute("name") === "month") await field.selectOption("1");
      else await field.fill(line);
    }
    await form.locator("button").click();
    const said = await form.locator(".feedback").textContent();
    all.push(/cannot be read|nicht als/.test(said) && await form.locator(".verdict").count() === 0);
  }
  return all;
}

await beside();
await typed();
await browser.close();
finish();
