// needs: npm playwright-core@1 axe-core@4 html-validate@11
// needs: apt chromium
// needs: apt poppler-utils
// A class of 30 in three versions is printed, seeded hands type its letters, it is marked and one question taken out.
// The report and the returned pages in a real browser: valid HTML, no violation for axe in light and dark, nothing
// fetched, nothing wider than a desktop or a phone. On paper each learner begins a page, which says whose it is. Points are counted
// again from the marking file and the letters. A gradebook as Canvas writes it and one as Moodle does are filled.
// KEEP=FOLDER keeps the pages and their pictures, to be looked at.

import { check, finish, printed, readBy } from "./checks.mjs";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const program = join(dirname(process.env.EXPORT), "..", "quizpress");
const root = join(process.env.GOLDEN, "..", "..");
const folder = process.env.KEEP ?? mkdtempSync(join(tmpdir(), "marking-"));
mkdirSync(folder, { recursive: true });
const run = (...words) => execFileSync(program, words, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
const read = name => readFileSync(join(folder, name), "utf8");
const write = (name, text) => writeFileSync(join(folder, name), text);

/** The rows of a table without quotation marks within its cells. */
function table(text) {
  const rows = text.replace("\ufeff", "").trim().split(/\r?\n/);
  const cells = rows.map(row => [...row.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map(([, cell, quoted]) => quoted ?? cell));
  return cells.map(row => row.slice(0, cells[0].length));
}

const FIRST = ["Ann", "Bob", "Cem", "Dee", "Eva", "Finn", "Gül", "Hugo", "Ida", "Jan"];
const LAST = ["Abel", "Becker", "Çelik"];
const people = LAST.flatMap(last => FIRST.map(first => ({ first, last })));
people.forEach((person, at) => Object.assign(person, { id: `s${100 + at}`, email: `p${at}@example.org` }));
write("class.csv", ["name,class,id,email", ...people.map(p => `${p.first} ${p.last},7b,${p.id},${p.email}`)].join("\n"));
write("canvas.csv", "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay (11),Final Score\r\n    Points Possible,,,,,10,(read only)\r\n"
  + people.map((p, at) => `"${p.last}, ${p.first}",${9000 - at},${p.id},login${at},7b,${at % 10},\r\n`).reverse().join("")
  + "\"Student, Test\",1,,test,7b,,\r\n");
write("moodle.csv", "First name;Last name;ID number;Email address;Quiz: Moon (Real);Course total (Real)\n"
  + people.map(p => `${p.first};${p.last};;${p.email.toUpperCase()};-;-\n`).join(""));

run("print", join(root, "questions", "apollo-11.yaml"), "--seed", "7", "-n", "20", "--names", "class.csv", "--versions", "3",
  "--answers", "both", "--kinds", "which,number,when,date,select,order,true-false", "-o", "moon.html");
const marking = JSON.parse(read("moon-marking.json"));
write("letters.csv", execFileSync("python3", [join(root, "tests", "clients", "hands.py"), join(folder, "moon-marking.json"), "1"], { encoding: "utf8" }));
const letters = table(read("letters.csv"));

/** The points of each copy, counted from the key of its version. */
function counted(taken) {
  const points = {};
  for (const row of letters.slice(1)) {
    const copy = marking.copies.find(copy => String(copy.number) === row[0]);
    const { questions } = marking.versions.find(version => version.version === copy.version);
    const right = questions.filter(({ id, key, options }, at) => {
      const typed = row[at + 2];
      const places = key.length === 0 ? null : [...key].sort((a, b) => a - b).map(place => "ABCDEFGH"[place]).join("");
      return id !== taken && (typed === "✓" || (options.length > 0 && typed === places));
    });
    points[copy.number] = right.length;
  }
  return points;
}

/** The points that were written, by copy. */
function achieved() {
  const [head, ...rows] = table(read("results.csv"));
  const column = name => head.indexOf(name);
  const back = rows.filter(row => row[column("status")] !== "absent");
  return Object.fromEntries(back.map(row => [row[column("copy")], Number(row[column("points")])]));
}

const mark = (...words) => run("mark", "moon-marking.json", "--letters", "letters.csv", ...words);
mark();
check("points are those that are counted from the key", achieved(), counted(null));
const taken = marking.versions[0].questions[5].id;
mark("--void", taken);
check("a question that is taken out counts for nobody", achieved(), counted(taken));
mark("--void", taken, "--gradebook", "canvas.csv");
mark("--void", taken, "--gradebook", "moodle.csv", "--column", "Quiz: Moon (Real)");

const points = achieved();
const statuses = Object.fromEntries(table(read("results.csv")).slice(1).map(row => [row[0], row[8]]));
const due = people.map((_, at) => statuses[at + 1] === "marked" ? String(points[at + 1]) : null);
const filled = read("canvas-filled.csv").split("\r\n");
check("the gradebook of Canvas is filled by its ids", filled.slice(2, 32).reverse().map(row => row.split(",").at(-1) || null), due);
check("nothing else of it changed", filled.map(row => row.slice(0, row.lastIndexOf(","))).slice(0, -1), read("canvas.csv").split("\r\n").slice(0, -1));
const moodle = read("moodle-filled.csv").split("\n").slice(1, 31).map(row => row.split(";")[4]);
check("that of Moodle is filled by addresses", moodle.map(cell => cell === "-" ? null : cell), due);

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
readBy("Chromium", browser.version());
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
for (const file of ["report.html", "moon-returned.html"]) {
  const report = await validator.validateString(read(file));
  check(`${file} is valid`, report.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)).slice(0, 5), []);
  for (const [width, colorScheme] of [[1280, "light"], [390, "light"], [390, "dark"]]) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const fetched = [];
    page.on("request", request => { if (!request.url().startsWith("file:")) fetched.push(request.url()); });
    await page.goto(`file://${join(folder, file)}`);
    check(`${file} is as wide as a window of ${width}`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => axe.run());
    check(`${file}, ${width}, ${colorScheme}: axe finds nothing`, violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), []);
    check(`${file} fetches nothing`, fetched, []);
    if (process.env.KEEP) {
      const clip = { x: 0, y: 0, width, height: Math.min(4000, await page.evaluate(() => document.documentElement.scrollHeight)) };
      await page.screenshot({ path: join(folder, `${file}-${width}-${colorScheme}.png`), clip, fullPage: true });
    }
    await context.close();
  }
  const page = await browser.newPage();
  await page.goto(`file://${join(folder, file)}`);
  await page.pdf({ path: join(folder, `${file}.pdf`), preferCSSPageSize: true, printBackground: false });
  await page.close();
}

// Each page names one learner, and each learner has pages of their own, one behind the other.
const owners = printed(join(folder, "moon-returned.html.pdf")).map(({ found }) => {
  const codes = found.map(({ word }) => /^QP1-[0-9A-F]{10}-(\d+)$/.exec(word)?.[1]).filter(Boolean);
  return codes.length === 1 ? Number(codes[0]) : codes;
});
const order = owners.filter((owner, at) => owner !== owners[at - 1]);
check("each returned page is of one learner, in the order of the copies", order, Object.keys(points).map(Number));
check("the report is printed", printed(join(folder, "report.html.pdf")).length > 3);
await browser.close();
finish();
