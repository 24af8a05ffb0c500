// @ts-check
/**
 * The citation at the end of a page: a button that copies it with today's date and, where the address names a record
 * of the page, that record's own citation. Without this file the text can be selected and the files saved.
 */
import { button, element, icon } from "./dom.js";

/** @param {Date} day */
function iso(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * A citation with the day of reading in its place.
 * @param {string} citation
 * @param {string[]} places what may stand there
 * @param {string} day
 */
export function dated(citation, places, day) {
  return places.reduce((text, place) => (place ? text.replace(`${place}]`, `${day}]`) : text), citation);
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
 * @param {HTMLDetailsElement} box carries its words as data-copy, data-copied and data-failed, and as data-days what stands, in
 *   each language, in the place of the day of reading
 * @param {() => Date} now
 */
export function attach(box, now = () => new Date()) {
  const { copy = "", copied = "", failed = "", days = "" } = box.dataset;
  const status = element("p", { class: "m-cite__status", role: "status" });

  /** @param {HTMLElement} text */
  const makeReady = (text) => {
    text.textContent = dated(text.textContent ?? "", days.split(" "), iso(now()));
    text.after(button("m-cite__copy", [...icon("copy"), copy], () => {
      const writing = navigator.clipboard?.writeText(text.textContent ?? "") ?? Promise.reject(new Error("no clipboard"));
      writing.then(() => { status.textContent = copied; }, () => { status.textContent = failed; });
    }));
  };

  const texts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".m-cite__text")]);
  texts.forEach(makeReady);
  box.append(status);
  const source = /** @type {HTMLAnchorElement | null} */ (box.querySelector("a[data-mosty-citations]"));
  const anchor = location.hash;
  if (!source || anchor.length < 2 || !box.hasAttribute("data-records")) return;
  fetch(source.href).then((answer) => (answer.ok ? answer.text() : "")).then((file) => {
    ofRecord(file, decodeURIComponent(anchor)).forEach((line, place) => {
      const text = element("p", { class: "m-cite__text", lang: texts[place]?.lang || null }, line);
      texts[0]?.before(text);
      makeReady(text);
    });
  }).catch(() => {}); // the page's own citation is there all the same
}
