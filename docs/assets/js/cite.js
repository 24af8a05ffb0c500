// @ts-check
/**
 * The citation at the end of a page: a button that copies it with today's date and, where the address names a record
 * of the page, that record's own citation. Without this file the text can be selected and the files saved.
 */

const TEXTS = "citace.txt";
/** The place of the day of reading, in each language: RRRR-MM-DD, YYYY-MM-DD. */
const DAY = /[A-Z]{4}-MM-DD/;

/** @param {Date} day */
function iso(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * The lines that cite a record, one a language, from the file that cites everything on the page.
 * @param {string} file
 * @param {string} anchor with its "#"
 */
export function ofRecord(file, anchor) {
  return file.split("\n").filter((line) => line.includes(`${anchor}. [`));
}

/**
 * @param {HTMLDetailsElement} box carries its words as data-copy, data-copied and data-failed
 * @param {() => Date} now
 */
export function attach(box, now = () => new Date()) {
  const { copy = "", copied = "", failed = "" } = box.dataset;
  const status = document.createElement("p");
  status.className = "m-cite__status";
  status.setAttribute("role", "status");

  /** @param {HTMLElement} text */
  const makeReady = (text) => {
    text.textContent = (text.textContent ?? "").replace(DAY, iso(now()));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "m-cite__copy";
    button.textContent = copy;
    button.addEventListener("click", () => {
      const done = navigator.clipboard?.writeText(text.textContent ?? "") ?? Promise.reject(new Error("no clipboard"));
      done.then(() => { status.textContent = copied; }, () => { status.textContent = failed; });
    });
    text.after(button);
  };

  const texts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".m-cite__text")]);
  texts.forEach(makeReady);
  box.append(status);
  const source = /** @type {HTMLAnchorElement | null} */ (box.querySelector(`a[href$="${TEXTS}"]`));
  const anchor = location.hash;
  if (!source || anchor.length < 2 || !box.hasAttribute("data-records")) return;
  fetch(source.href).then((answer) => (answer.ok ? answer.text() : "")).then((file) => {
    ofRecord(file, decodeURIComponent(anchor)).forEach((line, place) => {
      const text = document.createElement("p");
      text.className = "m-cite__text";
      text.textContent = line;
      const lang = texts[place]?.lang;
      if (lang) text.lang = lang;
      texts[0]?.before(text);
      makeReady(text);
    });
  }).catch(() => {}); // the page's own citation is there all the same
}
