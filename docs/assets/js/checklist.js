// @ts-check
/**
 * Checklists to tick on the screen. What is ticked lives in the page; it is kept on the device only when the reader asks
 * for it, under the address of the page, and is gone when the reader takes that back. Without this file the boxes are
 * drawings to tick on paper.
 */
import { button, element, icon } from "./dom.js";

const KEY = `mosty-checklist:${location.pathname}`;

/** @param {Record<string, string>} words ticks_keep, ticks_note, ticks_print, ticks_clear */
export function attach(words) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".task-list-item > input[type=checkbox]")]);
  const first = boxes[0]?.closest("ul");
  if (!first) return;
  for (const box of boxes) label(box);

  const note = element("p", { id: "m-checks-note" }, words.ticks_note);
  const keep = element("input", { type: "checkbox", "aria-describedby": note.id });
  const keepLabel = element("label", { class: "m-checks__keep" }, keep, words.ticks_keep);

  const stored = read();
  keep.checked = stored !== null;
  for (const box of boxes) box.checked = stored?.includes(item(box)) ?? false;
  const write = () => {
    if (keep.checked) keep.checked = store(boxes.filter((box) => box.checked).map(item));
    else forget();
  };
  keep.addEventListener("change", write);
  for (const box of boxes) box.addEventListener("change", () => { if (keep.checked) write(); });
  const print = button("m-button", [...icon("print"), words.ticks_print], () => window.print());
  const clear = button("m-button", [words.ticks_clear], () => {
    for (const box of boxes) box.checked = false;
    if (keep.checked) write();
  });
  const controls = element("div", { class: "m-checks" }, keepLabel, note, element("p", {}, print, " ", clear));
  const lists = document.querySelectorAll(".task-list").length;
  const above = first.previousElementSibling;
  (lists > 1 && above?.tagName === "H2" ? above : first).before(controls);
}

/**
 * The words of an item become the name of its box, and a press on them ticks it.
 * @param {HTMLInputElement} box
 */
function label(box) {
  const item = /** @type {HTMLElement} */ (box.parentElement);
  item.append(element("label", {}, ...item.childNodes));
  box.disabled = false;
  box.removeAttribute("aria-hidden");
}

/**
 * What a tick is kept under: the item's own text. An item that says something else now is another one, and not ticked.
 * @param {HTMLInputElement} box
 */
function item(box) {
  return box.parentElement?.textContent?.trim() ?? "";
}

/** @returns {string[] | null} what was ticked, null where nothing is kept */
function read() {
  try {
    const items = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(items) ? items : null;
  } catch {
    return null;
  }
}

/** @param {string[]} ticked @returns {boolean} whether the device took it */
function store(ticked) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ticked));
    return true;
  } catch {
    return false;
  }
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch { /* a device that keeps nothing has nothing to forget */ }
}
