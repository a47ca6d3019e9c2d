"use strict";
// Reads typed dates and numbers as the program does at a terminal: the same steps in the same order, with the words
// of the language as data. Whatever one of the two takes, the other takes: one table of cases holds both to it.
const reader = (language) => {
  const LONGEST = 500;
  const isSpace = (c) => /\p{White_Space}/u.test(c);
  const isDigit = (c) => c !== undefined && c >= "0" && c <= "9";
  const isLetter = (c) => c !== undefined && /\p{Alphabetic}/u.test(c);
  const isHidden = (c) => /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/u.test(c) || (c.codePointAt(0) & 0xfffe) === 0xfffe;
  const trimmed = (text, signs) => {
    const letters = [...text];
    while (letters.length && signs.includes(letters[0])) letters.shift();
    return trimmedEnd(letters.join(""), signs);
  };
  const trimmedEnd = (text, signs) => {
    const letters = [...text];
    while (letters.length && signs.includes(letters[letters.length - 1])) letters.pop();
    return letters.join("");
  };

  // One spelling for texts that differ in look only.
  const ascii = (c) => {
    if (/[\u2010-\u2015\u2212\ufe58]/.test(c)) return "-";
    if (/[\u2018\u2019]/.test(c)) return "'";
    if (c === "\u2044") return "/";
    const zero = language.zeros.find((zero) => c.codePointAt(0) >= zero && c.codePointAt(0) < zero + 10);
    return zero === undefined ? c : String(c.codePointAt(0) - zero);
  };
  const plain = (text) => {
    const shown = [...text].slice(0, LONGEST).map((c) => (isSpace(c) ? " " : c)).filter((c) => !isHidden(c)).join("");
    const folded = [...shown.normalize("NFKC")].map(ascii).join("").toUpperCase().toLowerCase();
    return folded.split(/\p{White_Space}+/u).filter(Boolean).join(" ");
  };
  const figures = (text) => {
    const mark = (c) => (!/[\0-\x7f\uff10-\uff19\u{1d7ce}-\u{1d7ff}]/u.test(c) && /[0-9]/.test(c.normalize("NFKC")) ? "^" : "");
    return plain([...text].slice(0, LONGEST).map((c) => mark(c) + c).join(""));
  };

  // Exact decimals: the digits, and how many of them are decimals.
  const decimal = (digits, scale) => {
    while (scale > 0 && digits >= 2n ** 96n && digits % 10n === 0n) [digits, scale] = [digits / 10n, scale - 1];
    return (digits < 0n ? -digits : digits) < 2n ** 96n && scale <= 28 ? { digits, scale } : null;
  };
  const less = (a, b) => a.digits * 10n ** BigInt(b.scale) < b.digits * 10n ** BigInt(a.scale);
  const equal = (a, b) => !less(a, b) && !less(b, a);
  const plus = (a, b) => {
    const scale = Math.max(a.scale, b.scale);
    return decimal(a.digits * 10n ** BigInt(scale - a.scale) + b.digits * 10n ** BigInt(scale - b.scale), scale);
  };
  const times = (a, b) => decimal(a.digits * b.digits, a.scale + b.scale);
  const minus = (a) => ({ digits: -a.digits, scale: a.scale });
  const whole = (n) => ({ digits: BigInt(n), scale: 0 });
  const exact = (text) => {
    const [, sign, digits, decimals] = /^(-?)(\d*)\.?(\d*)$/.exec(text);
    const number = decimal(BigInt(digits + decimals || 0), decimals.length);
    return number && sign ? minus(number) : number;
  };

  // Digits with the language's groups and point.
  const literal = (text) => {
    const sign = text.startsWith("-") ? "-" : "";
    const rest = /^[-+]/.test(text) ? text.slice(1) : text;
    const point = rest.indexOf(language.point);
    const before = point < 0 ? rest : rest.slice(0, point);
    const decimals = point < 0 ? null : rest.slice(point + language.point.length);
    const separator = ["'", "_", language.group].find((sign) => sign && before.includes(sign));
    const groups = separator ? before.split(separator) : [before];
    const sound = groups.length === 1 || (groups.slice(1).every((group) => group.length === 3) &&
      groups[0].length >= 1 && groups[0].length <= 3 && !groups[0].startsWith("0"));
    const digits = groups.join("");
    if (!sound || !/^[0-9]*$/.test(digits) || (digits === "" && decimals === null)) return null;
    if (decimals !== null && !/^[0-9]+$/.test(decimals)) return null;
    return exact(`${sign}${digits || "0"}.${decimals || ""}`);
  };

  // The words and digits of a number; groups of three digits that stand apart are joined.
  const takesGroup = (digits) => {
    const bare = digits.replace(/^[-+]+/, "");
    return /^[0-9_]+$/.test(bare) && (bare.length <= 3 || bare.includes("_"));
  };
  const numberParts = (text) => {
    const parts = [];
    for (const spaced of text.split(" ")) {
      const word = trimmed(spaced, "~≈();?!\"“”");
      const unsigned = word.replace(/^[-+]+/, "");
      if (!isDigit(unsigned[0]) && !unsigned.startsWith(language.point)) {
        const bare = trimmed(word, ".,");
        const pieces = bare.split("-");
        if (pieces.every(Boolean)) parts.push(...pieces);
        else if (bare) parts.push(bare);
        continue;
      }
      const letters = [...word];
      const end = letters.findIndex(isLetter);
      const digits = trimmedEnd((end < 0 ? letters : letters.slice(0, end)).join(""), ".,");
      const unit = end < 0 ? "" : letters.slice(end).join("");
      const joins = /^[0-9]{3}/.test(digits) && (digits.length === 3 || digits.slice(3).startsWith(language.point));
      if (joins && parts.length && takesGroup(parts[parts.length - 1])) parts.push(`${parts.pop()}_${digits}`);
      else parts.push(digits);
      if (unit) parts.push(trimmedEnd(unit, "."));
    }
    return parts;
  };

  // A number while its parts are added up: what is said and closed, what the next power of ten multiplies, what a
  // following small word may add, the last power of ten.
  const sum = (parts) => {
    let [total, open, room, last] = [whole(0), null, 0n, null];
    for (const part of parts) {
      const isLiteral = isDigit(part[0]) || /^[-+]/.test(part) || part.startsWith(language.point);
      const word = isLiteral ? undefined : language.numerals.find(([name]) => name === part);
      if (isLiteral) {
        const number = literal(part);
        if (!number || open || (last && (!less(number, last) || number.digits < 0n))) return null;
        [open, room] = [number, 0n];
      } else if (word && !word[2]) {
        const n = BigInt(word[1]);
        if (!open) open = whole(n);
        else if (n > 0n && n < room) open = plus(open, whole(n));
        else return null;
        room = n >= 20n && n % 10n === 0n ? 10n : 0n;
      } else if (word) {
        const scale = whole(word[1]);
        if (last && !less(scale, last)) return null;
        const product = times(open || whole(1), scale);
        if (!product) return null;
        if (scale.digits < 1000n) [open, room] = [product, 100n];
        else {
          total = plus(total, product);
          if (!total) return null;
          [open, room, last] = [null, 0n, scale];
        }
      } else if (!(language.and.includes(part) && (open || last)) && !(language.articles.includes(part) && !open && !last)) {
        return null;
      }
    }
    return open || last ? plus(total, open || whole(0)) : null;
  };

  // A number, or null.
  const number = (typed) => {
    const text = figures(typed);
    if (text === "") return null;
    let parts = numberParts(text);
    const begins = (words) => parts.length > 1 && words.includes(parts[0]);
    while (begins(language.about)) parts = parts.slice(1);
    const negative = begins(["-"]) || begins(language.minus);
    if (negative || begins(["+"])) {
      parts = parts.slice(1);
      if (/^[-+]/.test(parts[0])) return null;
    }
    const total = sum(parts);
    return total && negative ? minus(total) : total;
  };

  // What stands before a unit at the end of a text; a unit is no end of a longer word.
  const beforeUnit = (text, unit) => {
    if (!text.endsWith(unit)) return null;
    const before = text.slice(0, text.length - unit.length);
    return isLetter([...unit][0]) && isLetter([...before].pop()) ? null : before;
  };
  // The number alone, where the line is a number with its unit; else the line as it is.
  const withoutUnit = (line, key) => {
    const typed = figures(line);
    const digit = Math.max(typed.search(/[0-9]/), 0);
    const front = typed.slice(0, digit).trimEnd();
    const prefix = key.units.find((unit) => beforeUnit(front, unit) !== null);
    let rest = prefix === undefined ? typed : beforeUnit(front, prefix) + typed.slice(digit);
    while (number(rest) === null) {
      const end = trimmedEnd(rest, ". ");
      const unit = key.units.find((unit) => beforeUnit(end, unit) !== null);
      const word = (/\p{Alphabetic}+$/u.exec(end) || [""])[0];
      if (unit !== undefined) rest = beforeUnit(end, unit);
      else if (key.said.includes(word)) rest = end.slice(0, end.length - word.length);
      else return typed;
      rest = rest.trimEnd();
    }
    return rest;
  };

  // Dates: { year, month, day } as far as they are known.
  const dated = (year, month, day) => {
    if (year < -9998 || year > 9999) return null;
    if (month === undefined) return { year };
    if (month < 1 || month > 12) return null;
    if (day === undefined) return { year, month };
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    return day >= 1 && day <= days ? { year, month, day } : null;
  };
  const iso = (text) => {
    const match = /^(-?)([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/.exec(text);
    const part = (digits) => (digits === undefined ? undefined : Number(digits));
    return match && dated(Number(match[1] + match[2]), part(match[3]), part(match[4]));
  };

  // Numbers, words, and the signs between two numbers.
  const dateTokens = (text) => {
    const tokens = [];
    const letters = [...text];
    let at = 0;
    const isNumber = () => tokens.length > 0 && tokens[tokens.length - 1].number !== undefined;
    while (at < letters.length) {
      let taken = letters[at++];
      if (isDigit(taken)) {
        while (isDigit(letters[at])) taken += letters[at++];
        tokens.push({ number: taken });
      } else if (".-/".includes(taken)) {
        if (isNumber() && (isDigit(letters[at]) || letters[at] === " ")) tokens.push({ sign: taken });
      } else if (taken === "," && isNumber() && /^[0-9]{3}(?![0-9])/.test(letters.slice(at).join(""))) {
        tokens.push({ word: taken });
      } else if (!" ,;'\"()!?“”".includes(taken)) {
        while (at < letters.length && !isDigit(letters[at]) && !" ,;-/'\"()!?“”".includes(letters[at])) taken += letters[at++];
        tokens.push({ word: taken.split(".").join("") });
      }
    }
    return tokens;
  };
  const monthOf = (word) => {
    const short = language.abbreviations.find(([name]) => name === word);
    if (short) return short[1];
    const fits = (name) => name === word || ([...word].length >= 3 && name.startsWith(word));
    const found = language.months.flatMap((name, place) => (fits(name) ? [place + 1] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  // How many words from the first on are the mark of an era, and whether of that before ours.
  const eraOf = (tokens) => {
    let [said, found] = ["", null];
    for (let length = 1; length <= tokens.length && tokens[length - 1].word !== undefined; length += 1) {
      said += tokens[length - 1].word;
      if (language.before.includes(said)) found = { length, before: true };
      if (language.era.includes(said)) found = { length, before: false };
    }
    return found;
  };
  const dateParts = (text) => {
    const tokens = dateTokens(text);
    const parts = { numbers: [], signs: [], month: undefined, era: null };
    for (let at = 0; at < tokens.length; at += 1) {
      const { number, sign, word } = tokens[at];
      const afterNumber = at > 0 && tokens[at - 1].number !== undefined;
      if (number !== undefined) parts.numbers.push(number);
      else if (sign !== undefined) parts.signs.push(sign);
      else {
        const era = eraOf(tokens.slice(at));
        if (era) {
          at += era.length - 1;
          const next = tokens[at + 1] && tokens[at + 1].number !== undefined;
          const year = parts.numbers.length - (next && !(era.before && afterNumber) ? 0 : 1);
          if (parts.era || year < 0) return null;
          parts.era = { year, before: era.before };
          continue;
        }
        const month = monthOf(word);
        if (month !== undefined) {
          if (parts.month !== undefined) return null;
          parts.month = month;
        } else if (language.ordinals.includes(word)) {
          if (!afterNumber) return null;
        } else if (!language.fillers.includes(word)) return null;
      }
    }
    return parts;
  };
  const date = (typed) => {
    const text = figures(typed);
    if (text.startsWith("-")) return iso(text);
    const parts = text === "" ? null : dateParts(text);
    if (!parts) return null;
    const { numbers, signs, era, month } = parts;
    const long = numbers.flatMap((digits, place) => (digits.length >= 3 ? [place] : []));
    if (!era && long.length !== 1) return null;
    const place = era ? era.year : long[0];
    const digits = numbers[place];
    if (digits === undefined || Number(digits) > 32767 || (era && Number(digits) === 0)) return null;
    const year = era && era.before ? 1 - Number(digits) : Number(digits);
    const others = numbers.filter((_, at) => at !== place).map(Number);
    if (others.some((n) => n > 127)) return null;
    if (month !== undefined) return others.length <= 1 ? dated(year, month, others[0]) : null;
    const grouped = numbers.length === 2 && numbers[1].length === 3 && !numbers[0].startsWith("0") && !era &&
      (signs.length === 0 || (signs.length === 1 && signs[0] === "."));
    if (others.length === 0) return dated(year);
    if (others.length === 1) return place === 1 && grouped ? null : dated(year, others[0]);
    if (others.length !== 2) return null;
    if (place === 0) return dated(year, others[0], others[1]);
    if (place !== 2) return null;
    const [dayFirst, monthFirst] = [dated(year, others[1], others[0]), dated(year, others[0], others[1])];
    if (!language.ambiguous) return dayFirst;
    const pointed = signs.length === 2 && signs.every((sign) => sign === ".");
    if (dayFirst && monthFirst) return others[0] === others[1] || pointed ? dayFirst : null;
    return dayFirst || monthFirst;
  };

  const same = (a, b) => a.year === b.year && a.month === b.month && a.day === b.day;
  const precision = (date) => (date.day !== undefined ? 2 : date.month !== undefined ? 1 : 0);
  const coarsened = (date, to) => ({ year: date.year, month: to > 0 ? date.month : undefined, day: to > 1 ? date.day : undefined });

  // Whether a number is another one rounded to fewer figures, by a tenth of it at most.
  const rounds = (right, read) => {
    let { digits, scale } = read;
    while (digits !== 0n && digits % 10n === 0n) [digits, scale] = [digits / 10n, scale - 1];
    const most = Math.max(right.scale, scale, 0);
    const unit = 10n ** BigInt(most - scale);
    const all = right.digits * 10n ** BigInt(most - right.scale);
    const apart = all - digits * unit;
    const [off, size, said] = [apart, all, digits * unit].map((n) => (n < 0n ? -n : n));
    const nearest = 2n * off < unit || (2n * off === unit && said > size);
    return all % unit !== 0n && nearest && 10n * off <= size;
  };

  // Judges a line for a key { form, value, accept, tolerance, units, said }: "right", "wrong", "coarse" for a date that
  // is less precise than asked and a figure that is rounded, or "unclear".
  const judge = (key, line) => {
    const stopless = (text) => trimmedEnd(figures(text), ". ");
    const typed = stopless(line);
    if (typed !== "" && key.accept.some((text) => stopless(text) === typed)) return "right";
    if (key.form === "date") {
      const [read, right] = [date(line), iso(key.value)];
      if (!read) return "unclear";
      const accepted = (text) => { const other = date(text); return other !== null && same(other, read); };
      if (same(coarsened(read, precision(right)), right) || key.other.some(accepted)) return "right";
      return precision(read) >= precision(right) ? "wrong" : "coarse";
    }
    const [read, right] = [number(withoutUnit(line, key)), exact(key.value)];
    if (!read) return "unclear";
    const off = plus(read, minus(right));
    const near = off && !less(exact(key.tolerance), off.digits < 0n ? minus(off) : off);
    const accepted = (text) => { const other = number(text); return other !== null && equal(other, read); };
    if (near || key.other.some(accepted)) return "right";
    return equal(exact(key.tolerance), whole(0)) && rounds(right, read) ? "coarse" : "wrong";
  };

  return { date, number, judge };
};
