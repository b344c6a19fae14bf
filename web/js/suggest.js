// @ts-check
// Suggestions under the search box: a combobox with a list, as the ARIA Authoring Practices describe
// it. The focus stays in the box, nothing is chosen by itself, and without this script the box works
// as ever. What is sent is text, and is put in as text.

/** @typedef {{kind: string, text: string, detail: string, query: string, address: string}} Suggestion */

const pauseOfTyping = 120; // ms after the last key
const pauseOfSpeech = 500;

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {HTMLFormElement} form  whose data say where suggestions come from and what they are called */
function suggestIn(form) {
  const words = form.dataset;
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const list = element("div", { id: "suggestions", role: "listbox", "aria-label": words.list ?? "" });
  const status = element("p", { class: "unseen", role: "status" });
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;
  let asked = ""; // the last text that was asked for
  let typing = 0;
  let speaking = 0;
  let request = new AbortController();

  function close() {
    clearTimeout(typing);
    clearTimeout(speaking);
    request.abort();
    list.hidden = true;
    shown = [];
    activate(-1);
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  /** @param {number} row  -1: none */
  function activate(row) {
    active = row;
    const options = list.querySelectorAll("[role=option]");
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === row)));
    if (row < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[row].id);
      options[row].scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {Suggestion} one  @param {number} row */
  function option(one, row) {
    const made = element("div", { role: "option", id: `suggestion-${row}`, "aria-selected": "false" },
      element("bdi", {}, one.text));
    if (one.detail) made.append(" ", element("span", { class: "meta" }, one.detail));
    made.addEventListener("click", () => take(one));
    return made;
  }

  /** Rows of one kind stand together, under its name. */
  function draw() {
    /** @type {HTMLElement[]} */
    const groups = [];
    let kind = "";
    shown.forEach((one, row) => {
      if (one.kind !== kind) {
        kind = one.kind;
        const name = words[kind] ?? kind;
        groups.push(element("div", { role: "group", "aria-label": name },
          element("div", { class: "kind", "aria-hidden": "true" }, name)));
      }
      groups[groups.length - 1].append(option(one, row));
    });
    list.replaceChildren(...groups);
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    activate(-1);
  }

  function speak() {
    const text = (shown.length === 1 ? words.one : words.many) ?? "";
    status.textContent = shown.length === 0 ? "" : text.replace("{n}", String(shown.length));
  }

  async function ask() {
    request.abort();
    request = new AbortController();
    const text = input.value;
    asked = text;
    const address = `${words.suggest}?${new URLSearchParams({ q: text, lang: document.documentElement.lang })}`;
    try {
      const reply = await fetch(address, { signal: request.signal });
      const found = reply.ok ? (await reply.json()).suggestions : [];
      // An answer that was overtaken, or came when the reader had left, is not shown.
      if (text !== asked || text !== input.value || document.activeElement !== input) return;
      shown = found;
      draw();
      clearTimeout(speaking);
      speaking = setTimeout(speak, pauseOfSpeech);
    } catch {
      if (text === asked && !list.hidden) close();
    }
  }

  /** @param {Suggestion} one */
  function take(one) {
    if (one.address) {
      close();
      location.assign(one.address);
      return;
    }
    input.value = one.query;
    close();
    if (one.query.endsWith(":")) {
      ask();
    } else {
      form.requestSubmit();
    }
  }

  /** @param {number} step  1 down, -1 up; the ends meet */
  function move(step) {
    if (list.hidden) {
      ask();
    } else if (active < 0) {
      activate(step > 0 ? 0 : shown.length - 1);
    } else {
      activate((active + step + shown.length) % shown.length);
    }
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(shown[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  }

  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  list.hidden = true;
  input.after(list);
  form.append(status);
  input.addEventListener("input", () => {
    clearTimeout(typing);
    clearTimeout(speaking);
    typing = setTimeout(ask, pauseOfTyping);
  });
  input.addEventListener("keydown", press);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // A press on the list would take the focus away from the box, and close the list before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
}

const form = document.querySelector("form[data-suggest]");
if (form instanceof HTMLFormElement) suggestIn(form);
