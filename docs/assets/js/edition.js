// @ts-check
/**
 * Is my paper still true? The code on a paper leads here with the mark of its version after #, which no server is sent.
 * The page brings the marks of all versions and every sentence; this file shows those that hold. Without it the version
 * and the date, which stand on paper too, are there to be compared.
 */

/** What the code on a paper leads to: `#v=` and eight hexadecimal digits. */
const MARK = /^#v=([0-9a-f]{8})$/;

/** @typedef {"current" | "older" | "unknown" | ""} Outcome "" where no paper is asked about */

/**
 * What is to be said of a paper.
 * @param {string} hash of the address, with its #
 * @param {string} current the mark of the text on the page
 * @param {string[]} marks of all recorded versions, the newest first
 * @returns {{outcome: Outcome, newer: number}} `newer`: so many versions, from the newest, are later than the paper
 */
export function judge(hash, current, marks) {
  const mark = MARK.exec(hash)?.[1];
  if (!mark) return { outcome: "", newer: 0 };
  if (mark === current) return { outcome: "current", newer: 0 };
  const at = marks.indexOf(mark);
  // A sentence of law may have lapsed since the newest version was recorded: then no version is later, and it is older.
  return at < 0 ? { outcome: "unknown", newer: marks.length } : { outcome: "older", newer: at };
}

/**
 * Say it on the page.
 * @param {HTMLElement} box with the mark of its text in `data-mosty-edition`
 * @param {string} hash
 * @returns {Outcome}
 */
export function attach(box, hash) {
  const details = box.querySelector("details");
  const items = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("li[data-mark]")]);
  const marks = [...items.map((item) => item.dataset.mark ?? ""), details?.dataset.first ?? ""];
  const { outcome, newer } = judge(hash, box.dataset.mostyEdition ?? "", marks);
  if (!outcome) return outcome;
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-when]"))) {
    line.hidden = line.dataset.when !== outcome;
  }
  box.classList.add(`m-edition--${outcome}`);
  if (details && outcome === "older" && newer) {
    details.open = true;
    for (const item of items.slice(newer)) item.hidden = true;
  }
  box.scrollIntoView({ block: "center" });
  return outcome;
}
