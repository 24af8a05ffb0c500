// @ts-check
/**
 * Checklists to tick on the screen. What is ticked lives in the page; it is kept on the device only when the reader asks
 * for it, under the address of the page, and is gone when the reader takes that back. Without this file the boxes are
 * drawings to tick on paper.
 */

const KEY = `mosty-checklist:${location.pathname}`;

/** @param {Record<string, string>} words ticks_keep, ticks_note, ticks_print, ticks_clear */
export function attach(words) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".task-list-item > input[type=checkbox]")]);
  const first = boxes[0]?.closest("ul");
  if (!first) return;
  for (const box of boxes) label(box);

  const keep = document.createElement("input");
  keep.type = "checkbox";
  const keeping = document.createElement("label");
  keeping.className = "m-checks__keep";
  keeping.append(keep, words.ticks_keep);
  const note = document.createElement("p");
  note.id = "m-checks-note";
  note.textContent = words.ticks_note;
  keep.setAttribute("aria-describedby", note.id);

  const kept = read();
  keep.checked = kept !== null;
  for (const box of boxes) box.checked = kept?.includes(said(box)) ?? false;
  const write = () => {
    if (keep.checked) keep.checked = store(boxes.filter((box) => box.checked).map(said));
    else forget();
  };
  keep.addEventListener("change", write);
  for (const box of boxes) box.addEventListener("change", () => { if (keep.checked) write(); });
  const buttons = document.createElement("p");
  buttons.append(button(words.ticks_print, () => window.print()), " ", button(words.ticks_clear, () => {
    for (const box of boxes) box.checked = false;
    if (keep.checked) write();
  }));
  const controls = document.createElement("div");
  controls.className = "m-checks";
  controls.append(keeping, note, buttons);
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
  const made = document.createElement("label");
  made.append(...item.childNodes);
  item.append(made);
  box.disabled = false;
  box.removeAttribute("aria-hidden");
}

/** @param {HTMLInputElement} box */
function said(box) {
  return box.parentElement?.textContent?.trim() ?? "";
}

/** @returns {string[] | null} what was ticked, null where nothing is kept */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(found) ? found : null;
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

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "m-button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
