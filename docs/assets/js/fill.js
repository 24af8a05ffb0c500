// @ts-check
/**
 * The lines of a leaflet filled in on the reader's own device, for printing. Nothing is sent or stored: what is
 * written lives in the page and is gone when the page is left. Without this file the lines are filled in by hand.
 */

const LONGEST = 40; // characters; what fits on a line in large type

/**
 * Put a small form after the list of lines.
 * @param {ParentNode} root where the lines are
 * @param {Record<string, string>} words fill_open, fill_note, fill_print, fill_clear
 * @returns {HTMLDetailsElement | null} the form, null where there is nothing to fill in
 */
export function attach(root, words) {
  const lines = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".m-fill:not([data-by-hand])")]);
  const list = lines[0]?.closest("ul");
  if (!list) return null;
  const box = document.createElement("details");
  box.className = "m-fill-form";
  const summary = document.createElement("summary");
  summary.textContent = words.fill_open;
  const note = document.createElement("p");
  note.textContent = words.fill_note;
  const form = document.createElement("form");
  form.autocomplete = "off";
  form.noValidate = true;
  for (const line of lines) form.append(field(line));
  const print = button(words.fill_print);
  const clear = button(words.fill_clear);
  const wipe = () => {
    form.reset();
    for (const line of lines) write(line, "");
  };
  print.addEventListener("click", () => window.print());
  clear.addEventListener("click", wipe);
  form.addEventListener("submit", (event) => { event.preventDefault(); window.print(); });
  // Left, put away or brought back by the browser: the next reader finds empty lines.
  window.addEventListener("pagehide", wipe);
  window.addEventListener("pageshow", wipe);
  const buttons = document.createElement("p");
  buttons.append(print, " ", clear);
  form.append(buttons);
  box.append(summary, note, form);
  list.after(box);
  return box;
}

/**
 * One labelled field.
 * @param {HTMLElement} line
 */
function field(line) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  name.textContent = (line.firstChild?.textContent ?? "").replace(/:\s*$/, "");
  const input = document.createElement("input");
  input.type = "text";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.maxLength = LONGEST;
  input.addEventListener("input", () => write(line, input.value.trim()));
  label.append(name, input);
  return label;
}

/**
 * Show what was written on the line, or the empty line.
 * @param {HTMLElement} line
 * @param {string} value
 */
function write(line, value) {
  const place = line.querySelector(".m-fill__line, .m-fill__written");
  if (!place) return;
  place.className = value ? "m-fill__written" : "m-fill__line";
  place.textContent = value || "_".repeat(22);
}

/** @param {string} text */
function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "m-button";
  made.textContent = text;
  return made;
}
