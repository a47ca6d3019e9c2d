(() => {
  const list = document.getElementById("doubts");
  const forms = [...list.querySelectorAll("form")];
  const progress = document.getElementById("progress");
  const name = "quizpress-review-" + list.dataset.run;
  // What was decided, by the key of the row.
  let decided = {};
  try {
    decided = JSON.parse(localStorage.getItem(name)) || {};
  } catch {}

  const inputs = (form) => [...form.querySelectorAll("input")];
  // The check character of ISO 7064 MOD 37,36 at the end of a code.
  const isCode = (text) => {
    const match = /^(QP1-[0-9A-F]{10}-[1-9]\d*-[1-9]\d*)-([0-9A-Z])$/.exec(text);
    if (!match) return false;
    const values = [...match[1].replaceAll("-", "")].map((sign) => parseInt(sign, 36));
    const product = values.reduce((product, value) => ((product + value) % 36 || 36) * 2 % 37, 36);
    return (37 - product) % 36 === parseInt(match[2], 36);
  };
  const typed = (form) => form.querySelector("input.code");
  const answer = (form) => {
    if (typed(form)) {
      const code = typed(form).value.trim().toUpperCase();
      return isCode(code) ? code : "";
    }
    const marked = inputs(form).filter((input) => input.checked).map((input) => input.value);
    const isSet = inputs(form)[0].type === "checkbox";
    return marked.length > 0 ? marked.join(isSet && marked.some((one) => one.length > 1) ? " " : "") : isSet ? "-" : "";
  };
  const show = () => {
    const done = forms.filter((form) => form.dataset.key in decided);
    for (const form of forms) form.classList.toggle("decided", form.dataset.key in decided);
    progress.textContent = progress.dataset.pattern.replace("{n}", done.length).replace("{of}", forms.length);
  };
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify(decided));
    } catch {}
    show();
  };
  const focus = (form) => (inputs(form).find((input) => input.checked) || inputs(form)[0]).focus();

  forms.forEach((form, at) => {
    const key = form.dataset.key;
    if (key in decided && typed(form)) {
      typed(form).value = decided[key];
    } else if (key in decided) {
      const values = decided[key].includes(" ") ? decided[key].split(" ") : [...decided[key]];
      for (const input of inputs(form)) {
        input.checked = input.type === "checkbox" ? values.includes(input.value) : input.value === decided[key];
      }
    }
    form.addEventListener("change", () => {
      if (key in decided) {
        if (answer(form) === "") delete decided[key];
        else decided[key] = answer(form);
        keep();
      }
    });
    if (typed(form)) typed(form).addEventListener("input", () => typed(form).setCustomValidity(""));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (answer(form) === "") {
        if (typed(form)) {
          typed(form).setCustomValidity(typed(form).dataset.misread);
          typed(form).reportValidity();
        }
        return;
      }
      decided[key] = answer(form);
      keep();
      if (forms[at + 1]) focus(forms[at + 1]);
      else document.getElementById("save").focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typed(form)) return;
      const pressed = inputs(form).find((input) => input.value.toLowerCase() === event.key.toLowerCase());
      if (pressed) {
        pressed.checked = pressed.type === "checkbox" ? !pressed.checked : true;
        pressed.focus();
        form.dispatchEvent(new Event("change"));
      } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
        event.preventDefault();
        form.requestSubmit();
      }
    });
  });

  document.getElementById("save").addEventListener("click", () => {
    const cell = (text) => /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    const rows = forms
      .filter((form) => form.dataset.key in decided)
      .map((form) => [...form.dataset.key.split("\n"), decided[form.dataset.key]].map(cell).join(","));
    const text = [list.dataset.columns, ...rows, ""].join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = list.dataset.file;
    link.click();
  });
  show();
})();
