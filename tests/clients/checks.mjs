// How a client says what it found: one line a check, and a status that fails if one failed.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const OUT = process.argv[2];
let failures = 0;

export function readBy(program, version) {
  console.log("read by", program, version);
}

/** One check: what was seen is what was expected. */
export function check(what, seen, expected = true) {
  if (JSON.stringify(seen) === JSON.stringify(expected)) {
    console.log("ok", what);
  } else {
    failures += 1;
    const [left, right] = [seen, expected].map(value => JSON.stringify(value).slice(0, 1500));
    console.log("FAIL", what, "| seen:", left, "| expected:", right);
  }
}

/** The words of each page of a PDF with their boxes in points, and the size of the page. */
export function printed(pdf) {
  const listing = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return listing.split("<page ").slice(1).map(page => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
    const found = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)]
      .map(([, left, top, right, bottom, word]) => ({ word, top: +top, bottom: +bottom, x: (+left + +right) / 2, y: (+top + +bottom) / 2 }));
    return { width: +width, height: +height, found };
  });
}

/** A text as it is shown: no control character, no override of the direction. */
function visible(text) {
  const spaced = text.replace(/[\u000b\u000c\u0085\u2028\u2029]/g, " ");
  return spaced.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, "");
}

/** Each folder with a quiz, and the quiz as data, its texts as they are shown. */
export function* folders() {
  for (const name of readdirSync(OUT).sort()) {
    if (name === "node_modules") continue;
    let files = [];
    try {
      files = readdirSync(`${OUT}/${name}`).filter(file => file.endsWith(".json"));
    } catch {
      continue;
    }
    for (const file of files) yield [`${OUT}/${name}`, JSON.parse(readFileSync(`${OUT}/${name}/${file}`, "utf8"), (_, value) => typeof value === "string" ? visible(value) : value)];
  }
}

/** HTML as it is read, strictly: only what a text may become. */
export function html(text) {
  if (/<(?!br\/?>)/.test(text)) throw new Error(`markup in ${text}`);
  const entities = { lt: "<", gt: ">", amp: "&", quot: '"', percnt: "%", lbrack: "[" };
  return text.replace(/<br\/?>/g, "\n").replace(/&(#?\w+);/g, (whole, name) => {
    if (name in entities) return entities[name];
    if (/^#\d+$/.test(name)) return String.fromCodePoint(Number(name.slice(1)));
    throw new Error(`${whole} in ${text}`);
  });
}

/** A text without what no document can hold and without its outer white space, each run of which is one space. */
export function squeezed(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/\s+/g, " ").trim();
}

export function finish() {
  process.exit(failures ? 1 : 0);
}
