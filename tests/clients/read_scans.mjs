// needs: npm playwright-core@1 axe-core@4 html-validate@11
// needs: pip pillow img2pdf
// needs: apt chromium
// needs: apt poppler-utils
// A class of 30 in three versions with two pages each: printed by a real browser, filled in by seeded hands, scanned to one
// PDF with backs, a page twice, a foreign one, one torn and one whose code is covered. It is marked, its doubts are decided in
// the browser by keyboard, the code is typed, wrongly first. Then the results are those of the letters that were meant.
// KEEP=FOLDER keeps the pages and their pictures, to be looked at.

import { check, finish, printed, readBy } from "./checks.mjs";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const program = join(dirname(process.env.EXPORT), "..", "quizpress");
const root = join(process.env.GOLDEN, "..", "..");
const python = join(dirname(process.argv[2]), "python", "bin", "python");
const clients = join(root, "tests", "clients");
const folder = process.env.KEEP ?? mkdtempSync(join(tmpdir(), "scans-"));
mkdirSync(folder, { recursive: true });
const read = name => readFileSync(join(folder, name), "utf8");
const write = (name, text) => writeFileSync(join(folder, name), text);

/** Runs the program: its exit code, and what it says. */
function run(...words) {
  const { status, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  return { status, said: stderr };
}

const FIRST = ["Ann", "Bob", "Cem", "Dee", "Eva", "Finn", "Gül", "Hugo", "Ida", "Jan"];
const people = ["Abel", "Becker", "Çelik"].flatMap(last => FIRST.map(first => `${first} ${last}`));
write("class.csv", ["name,class", ...people.map(name => `${name},7b`)].join("\n"));
const bank = join(root, "questions", "apollo-11.yaml");
const kinds = ["--kinds", "which,number,when,date,select,order,true-false", "--answers", "sheet"];
run("print", bank, "--seed", "7", "-n", "44", "--names", "class.csv", "--versions", "3", ...kinds, "-o", "moon.html");
run("print", bank, "--seed", "8", "-n", "10", ...kinds, "-o", "foreign.html");
const marking = JSON.parse(read("moon-marking.json"));
check("every copy has two pages", marking.copies.map(copy => copy.pages), people.map(() => 2));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
readBy("Chromium", browser.version());
const paper = await browser.newPage();
for (const name of ["moon", "foreign"]) {
  await paper.goto(`file://${join(folder, `${name}-answers.html`)}`);
  await paper.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
}
write("letters.csv", execFileSync("python3", [join(clients, "hands.py"), "moon-marking.json", "3"], { cwd: folder, encoding: "utf8" }));
const scanned = ["moon-marking.json", "moon.pdf", "letters.csv", "foreign.pdf", "scans.pdf"];
const covered = execFileSync(python, [join(clients, "scanned.py"), ...scanned], { cwd: folder, encoding: "utf8" }).trim().split(" ");
const codes = printed(join(folder, "moon.pdf")).flatMap(({ found }) => found.map(({ word }) => word).filter(word => /^QP1-.*-.*-.*-/.test(word)));
const code = codes.find(code => code.split("-")[2] === covered[0] && code.split("-")[3] === covered[1]);
check("every sheet bears its code as text", [new Set(codes).size, typeof code], [60, "string"]);

/** What each learner means, by copy and number of the question. */
const meant = new Map(read("letters.csv").trim().split(/\r?\n/).slice(1).map(row => {
  const [copy, , ...typed] = row.split(",");
  return [copy, typed];
}));
const question = (copy, at) => {
  const { version } = marking.copies.find(({ number }) => String(number) === copy);
  return marking.versions.find(one => one.version === version).questions[at];
};

/** What whoever looks at a row presses; nothing where nobody has judged it. */
function keys(copy, number) {
  const at = Number(number) - 1;
  const { form, key } = question(copy, at);
  const typed = meant.get(copy)[at];
  if (["date", "number", "order"].includes(form)) return { "✓": "+", "✗": "x" }[typed] ?? null;
  if (form === "select") return typed;
  // Two marks where one is asked are wrong: what is not the key stands for them.
  return typed.length > 1 ? [...typed].find(letter => letter.charCodeAt(0) - 65 !== key[0]) : typed || "-";
}

/** Decides a review page by keyboard, half of it before the page is loaded again, and saves what was decided. */
async function decide(file, type) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const strange = [];
  page.on("request", request => { if (!/^(file|data|blob):/.test(request.url())) strange.push(request.url()); });
  page.on("console", message => strange.push(message.text()));
  page.on("pageerror", error => strange.push(error.message));
  await page.goto(`file://${join(folder, "review.html")}`);
  const forms = await page.$$eval("form", all => all.map(form => form.dataset.key.split("\n")));
  const done = () => page.$$eval("form.decided", all => all.length);
  let decided = 0;
  for (const [at, [, copy, , , number]] of forms.entries()) {
    if (at === Math.floor(forms.length / 2)) {
      await page.reload();
      check(`${file}: what was decided is kept`, await done(), decided);
    }
    const form = page.locator("form").nth(at);
    const field = form.locator("input.code");
    if (await field.count()) {
      for (const typed of type) {
        await field.fill(typed);
        await field.press("Enter");
      }
      decided += 1;
      continue;
    }
    const wanted = keys(copy, number);
    if (wanted === null) continue;
    const inputs = form.locator("input");
    await inputs.first().focus();
    if (await inputs.first().getAttribute("type") === "checkbox") {
      for (const input of await inputs.all()) {
        if (await input.isChecked() !== wanted.includes(await input.getAttribute("value"))) await page.keyboard.press(await input.getAttribute("value"));
      }
    } else {
      await page.keyboard.press(wanted.toLowerCase());
    }
    await page.keyboard.press("Enter");
    decided += 1;
  }
  check(`${file}: all is decided by keyboard`, await done(), decided);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  check(`${file} is its name`, download.suggestedFilename(), file);
  await download.saveAs(join(folder, file));
  check(`${file}: nothing is fetched, and nothing goes wrong`, strange, []);
  await context.close();
  return { forms, decided };
}

const begun = Date.now();
const first = run("mark", "moon-marking.json", "scans.pdf");
console.log(`marked in ${(Date.now() - begun) / 1000} s\n${first.said}`);
check("the foreign page, the covered one and the one that is there twice are told", ["belongs to none of these", "whose code cannot be read", "more than once with the same marks"].map(part => first.said.includes(part)), [true, true, true]);
check("what may be amiss is an exit code of 1", first.status, 1);

/** Looks at a page as a browser shows it: valid, no violation for axe, no wider than its window. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
async function look(file, name) {
  const { results } = await validator.validateString(read(file));
  check(`${name} is valid`, results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)).slice(0, 5), []);
  for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]]) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`file://${join(folder, file)}`);
    check(`${name} is as wide as a window of ${width}`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => axe.run());
    check(`${name}, ${width}: axe finds nothing`, violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
    if (process.env.KEEP) await page.screenshot({ path: join(folder, `${name}-${width}.png`), clip: { x: 0, y: 0, width, height: 2400 }, fullPage: true });
    await context.close();
  }
}
await look("review.html", "review");

const mistyped = code.replace(/.$/, sign => sign === "A" ? "B" : "A");
const one = await decide("decisions.csv", [mistyped, code.toLowerCase()]);
check("few rows are asked", one.forms.length < 160, true);
check("the code is saved", read("decisions.csv").includes(`,code,${code}`));
const second = run("mark", "moon-marking.json", "scans.pdf", "--decisions", "decisions.csv");
check("the typed code is taken", second.said.includes("cannot be read"), false);
const two = await decide("decisions-2.csv", []);
check("then the rows of that page are asked", two.forms.length > 0 && two.forms.every(([, copy]) => copy === covered[0] || keys(copy, "1") !== undefined), true);
run("mark", "moon-marking.json", "scans.pdf", "--decisions", "decisions.csv", "--decisions", "decisions-2.csv");
const results = read("results.csv");
mkdirSync(join(folder, "meant"), { recursive: true });
run("mark", "moon-marking.json", "--letters", "letters.csv", "-o", "meant");
check("the results are those of what was meant", results.split("\n"), readFileSync(join(folder, "meant", "results.csv"), "utf8").split("\n"));

// The page of whoever crossed out, with what they marked, in a file that mails can carry.
const returned = read("moon-returned.html");
const pictures = returned.match(/<img class="scan"/g)?.length ?? 0;
check("each row that came back has its picture", pictures, 29 * marking.versions[0].questions.length);
console.log(`moon-returned.html has ${statSync(join(folder, "moon-returned.html")).size} bytes`);
check("and the file stays small", statSync(join(folder, "moon-returned.html")).size < 8e6, true);
await look("moon-returned.html", "returned");
await look("report.html", "report");
await paper.goto(`file://${join(folder, "moon-returned.html")}`);
await paper.pdf({ path: join(folder, "returned.pdf"), preferCSSPageSize: true });
check("each learner has pages of their own", printed(join(folder, "returned.pdf")).length >= 29);
const elsewhere = run("mark", "moon-marking.json", "foreign.pdf", "--decisions", "decisions.csv");
check("decisions of other scans are refused", [elsewhere.status, elsewhere.said.includes("in none of these scans")], [1, true]);
await browser.close();
finish();
