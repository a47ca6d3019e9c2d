// needs: npm playwright-core@1
// needs: apt chromium
// needs: apt poppler-utils
// needs: apt fonts-liberation
// Paper is not wasted: the banks that ship, printed by a real browser with 5 to 40 questions, on both papers, in every
// layout and with their keys. No page holds less than a fifth of what it could. Options that stand side by side
// keep the order of their letters, each in one line, in languages that run from right to left too. Cards name their
// bank, and four index cards stand on a side.

import { check, finish, printed, readBy } from "./checks.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const program = join(dirname(process.env.EXPORT), "..", "quizpress");
const banks = join(process.env.GOLDEN, "..", "..", "questions");
const folder = mkdtempSync(join(tmpdir(), "paper-"));
const BANKS = ["apollo-11", "berliner-mauer", "russia-recognises-taliban"];
const LAYOUTS = [[], ["--columns", "2"], ["--ink-saving"], ["--columns", "2", "--ink-saving"], ["--large-print"],
  ["--dyslexia"], ["--dyslexia", "--columns", "2"], ["--key"], ["--key", "--ink-saving"], ["--key", "--large-print"]];
const LEAST = 0.2;
const MILLIMETRE = 72 / 25.4;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
readBy("Chromium", browser.version());
const page = await browser.newPage();

/** Opens what the program writes, and gives its text. */
async function opened(...words) {
  const file = join(folder, "page.html");
  // What is kept of another job for marking is not written over.
  rmSync(join(folder, "page-marking.json"), { force: true });
  execFileSync(program, [...words, "-o", file], { stdio: "ignore" });
  await page.goto(`file://${file}`);
  return readFileSync(file, "utf8");
}

async function pdf() {
  const path = join(folder, "page.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  return printed(path);
}

const margins = html => /margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm;/.exec(html).slice(1).map(mm => mm * MILLIMETRE);

/** How much of each page is used, from the top of its text to the last word on it. */
async function used(html) {
  const [top, , bottom] = margins(html);
  return (await pdf()).map(({ height, found }) => {
    const foot = height - bottom;
    const last = Math.max(...found.filter(word => word.top < foot - 2).map(word => word.bottom));
    return (last - top) / (foot - top);
  });
}

/** Options that are out of order, or take more than a line beside one another: the page as wide as its paper. */
async function disordered(html) {
  const [, side] = margins(html);
  const paper = /size: A4/.test(html) ? 210 : 215.9;
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: Math.floor((paper * MILLIMETRE - 2 * side) * 4 / 3), height: 1000 });
  return page.$$eval("ol.options", lists => lists.map(list => {
    const boxes = [...list.children].map(option => option.getBoundingClientRect());
    const way = getComputedStyle(list).direction === "rtl" ? -1 : 1;
    const follows = (a, b) => b.top >= a.bottom - 1 || (Math.abs(a.top - b.top) < 1 && way * (b.left - a.left) > 1);
    const ordered = boxes.every((box, at) => at === 0 || follows(boxes[at - 1], box));
    const aside = boxes.length > 1 && Math.abs(boxes[0].top - boxes[1].top) < 1;
    const lines = [...list.querySelectorAll(".text")].map(text => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
    return { text: list.textContent.trim().slice(0, 60), aside, wrong: !ordered || (aside && lines.some(count => count > 1)) };
  }));
}

let aside = 0;
for (const bank of BANKS) {
  for (const [place, words] of LAYOUTS.entries()) {
    const hardly = [];
    const wrong = [];
    for (const [at, count] of [5, 10, 15, 20, 30, 40].entries()) {
      const paper = (place + at) % 2 ? "letter" : "a4";
      const html = await opened("print", join(banks, `${bank}.yaml`), "--seed", "7", "-n", count, "--paper", paper, ...words);
      const shares = await used(html);
      if (shares.length > 1 && Math.min(...shares) < LEAST) hardly.push([count, paper, shares]);
      // What is asked first are the counts that a teacher asks for.
      if (words.length === 0 && count <= 20 && shares.length > Math.ceil(count / 10)) hardly.push([count, paper, shares.length]);
      const options = await disordered(html);
      aside += options.filter(options => options.aside).length;
      wrong.push(...options.filter(options => options.wrong).map(({ text }) => [count, text]));
    }
    check(`${bank} ${words.join(" ")}: no page is hardly used`, hardly, []);
    check(`${bank} ${words.join(" ")}: options side by side keep their order and their line`, wrong, []);
  }
}
check("options stand side by side", aside > 500, true);

/** A bank that runs from right to left. */
const hebrew = join(folder, "hebrew.yaml");
writeFileSync(hebrew, readFileSync(join(banks, "berliner-mauer.yaml"), "utf8").replace("language: de", "language: he"));
for (const words of [[], ["--columns", "2"]]) {
  const html = await opened("print", hebrew, "--seed", "7", "-n", "10", ...words);
  const options = await disordered(html);
  check(`from right to left ${words.join(" ")}`, [/dir="rtl"/.test(html), options.some(({ aside }) => aside), options.filter(({ wrong }) => wrong)], [true, true, []]);
}

for (const paper of ["a4", "letter"]) {
  const html = await opened("cards", join(banks, "apollo-11.yaml"), "--size", "index", "--paper", paper);
  const sides = await pdf();
  const numbers = sides.map(({ found }) => found.filter(({ word }) => word === "·").length);
  check(`${paper}: four index cards to a side, each with its bank`, [numbers.slice(0, -2).every(count => count === 4), sides[0].width > sides[0].height], [true, true]);
  const named = await page.$$eval(".face .foot", feet => feet.filter(foot => /The first Moon landing · [0-9a-f]{8}/.test(foot.textContent)).length);
  check(`${paper}: every card names its bank and its code`, named, await page.locator(".face").count());
}
await browser.close();
finish();
