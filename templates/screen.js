(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const judgeTyped = reader(data.language).judge;
  const forms = [...document.querySelectorAll("form.question")];
  const result = document.getElementById("result");
  const show = document.getElementById("show");
  const missed = document.getElementById("missed");
  // Whether each question was answered rightly; undefined as long as it was not answered.
  let verdicts = [];
  // The questions of this round, and the one that is asked where they come one at a time.
  let round = forms.map((_, at) => at);
  let asked = 0;
  let oneByOne = true;

  const text = (tag, words, name) => {
    const element = document.createElement(tag);
    element.textContent = words;
    element.dir = "auto";
    if (name) element.className = name;
    return element;
  };

  // What was answered: { right, chosen }, or { problem } where it is nothing yet.
  const judge = (at) => {
    const key = data.questions[at];
    const form = forms[at];
    if (key.form === "order") {
      const places = [...form.querySelectorAll("select")].map((select) => select.value);
      if (new Set(places).size < places.length || places.includes("")) return { problem: words.empty };
      return { right: key.right.every((option, place) => places[option] === String(place + 1)), chosen: [] };
    }
    if (key.form === "date" || key.form === "number") {
      const fields = [...form.querySelectorAll(".part [name]")];
      if (fields.some((field) => field.value.trim() === "")) return { problem: words.empty };
      const spelled = (field) => field.name === "month" ? data.language.months[field.value - 1] : field.value.trim();
      const verdict = judgeTyped(key, fields.map(spelled).join(" "));
      if (verdict === "right" || verdict === "wrong") return { right: verdict === "right", chosen: [] };
      if (verdict === "coarse" && key.form === "number") return { problem: words.rounded };
      return { problem: words.unread[key.form === "date" ? 0 : 1] };
    }
    const chosen = [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));
    if (chosen.length === 0) return { problem: words.empty };
    return { right: chosen.join() === key.right.join(), chosen };
  };

  const lock = (form, locked) => form.querySelectorAll("input, select").forEach((field) => { field.disabled = locked; });

  const check = (at) => {
    const form = forms[at];
    const key = data.questions[at];
    const feedback = form.querySelector(".feedback");
    const answer = judge(at);
    if (answer.problem) {
      feedback.replaceChildren(text("p", answer.problem));
      return;
    }
    verdicts[at] = answer.right;
    const told = [text("p", (answer.right ? "✓ " : "✗ ") + words.verdicts[answer.right ? 0 : 1],
      "verdict " + (answer.right ? "right" : "wrong"))];
    if (!answer.right) told.push(text("p", words.answer + " " + key.answers.join(" · ")));
    for (const option of answer.chosen) {
      if (!key.right.includes(option) && key.why[option]) told.push(text("p", key.why[option]));
    }
    if (key.told) told.push(text("p", key.told));
    feedback.replaceChildren(...told);
    if (key.form !== "order") {
      form.querySelectorAll(".option").forEach((option, place) => {
        option.classList.toggle("is-right", key.right.includes(place));
        option.classList.toggle("is-wrong", answer.chosen.includes(place) && !key.right.includes(place));
      });
    }
    lock(form, true);
    const button = form.querySelector("button");
    const left = round.some((other) => verdicts[other] === undefined);
    if (oneByOne || !left) {
      button.textContent = words.next[left ? 0 : 1];
      button.focus();
    } else {
      button.hidden = true;
      forms[round.find((other) => verdicts[other] === undefined)].querySelector("legend").focus();
    }
  };

  const clear = (at) => {
    const form = forms[at];
    verdicts[at] = undefined;
    form.reset();
    lock(form, false);
    form.querySelector(".feedback").replaceChildren();
    form.querySelectorAll(".option").forEach((option) => option.classList.remove("is-right", "is-wrong"));
    form.querySelector("button").textContent = checkWord;
    form.querySelector("button").hidden = false;
  };

  const draw = () => {
    const over = result.hidden === false;
    forms.forEach((form, at) => {
      form.hidden = !round.includes(at) || (oneByOne && (over || round[asked] !== at));
    });
    show.textContent = words.show[oneByOne ? 1 : 0];
  };

  const finish = () => {
    const right = round.filter((at) => verdicts[at]).length;
    document.getElementById("score").textContent =
      words.score.replace("{right}", right).replace("{count}", round.length);
    missed.hidden = right === round.length;
    result.hidden = false;
    draw();
    result.querySelector("h2").focus();
  };

  const next = () => {
    const open = round.findIndex((at) => verdicts[at] === undefined);
    if (open < 0) {
      finish();
      return;
    }
    asked = open;
    draw();
    forms[round[asked]].querySelector("legend").focus();
  };

  const start = (questions) => {
    round = questions;
    asked = 0;
    result.hidden = true;
    questions.forEach(clear);
    draw();
    forms[round[0]].querySelector("legend").focus();
  };

  const checkWord = forms.length ? forms[0].querySelector("button").textContent : "";
  forms.forEach((form, at) => {
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (verdicts[at] === undefined) check(at);
      else next();
    });
  });
  show.addEventListener("click", () => {
    oneByOne = !oneByOne;
    asked = Math.max(0, round.findIndex((at) => verdicts[at] === undefined));
    draw();
  });
  missed.addEventListener("click", () => start(round.filter((at) => !verdicts[at])));
  document.getElementById("again").addEventListener("click", () => start(forms.map((_, at) => at)));

  // A letter or a digit chooses an option of the question that is asked, unless something is being written.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    const focused = document.activeElement;
    if (focused && (focused.tagName === "SELECT" || focused.type === "text")) return;
    const form = oneByOne ? forms[round[asked]] : focused && focused.closest("form.question");
    if (!form || form.hidden) return;
    const letter = event.key.toLowerCase();
    const place = letter >= "1" && letter <= "9" ? Number(letter) - 1 : letter.charCodeAt(0) - 97;
    const input = form.querySelectorAll("label.option input")[place];
    if (!input || input.disabled) return;
    event.preventDefault();
    input.click();
    input.focus();
  });

  document.querySelectorAll(".keys, #switch").forEach((element) => { element.hidden = false; });
  if (forms.length) draw();
})();
