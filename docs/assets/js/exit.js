// @ts-check
/**
 * The quick exit of pages for families and of those that anybody may come to. It works alone as a plain link; this
 * file lets it leave no step back (visit.js) and adds three presses of Shift as GOV.UK's component "Exit this page" has
 * them: a press is spoken, shown as a dot, and forgotten after five seconds. What the browser has written into its
 * history it cannot delete, and says so.
 */
import { leave as leaveFor } from "./visit.js";

const PRESSES = 3;
const FORGET = 5000; // milliseconds, as GOV.UK's component

/** @typedef {{exit_loading: string, exit_more_two: string, exit_more_one: string, exit_expired: string}} Words */

/**
 * @param {HTMLAnchorElement} exit the link that leads away
 * @param {Words} words
 */
export function attach(exit, words) {
  const status = document.createElement("p");
  status.className = "m-visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  const dots = document.createElement("span");
  dots.className = "m-exit__dots";
  dots.setAttribute("aria-hidden", "true");
  dots.hidden = true;
  exit.append(dots);

  let presses = 0;
  let together = false; // Shift was held for another key: a capital letter is no wish to leave
  /** @type {number | undefined} */
  let forgetting;

  /** @param {string} [message] */
  const forget = (message = "") => {
    clearTimeout(forgetting);
    presses = 0;
    dots.hidden = true;
    status.textContent = message;
  };

  const leave = () => {
    clearTimeout(forgetting);
    leaveFor(exit.href, words.exit_loading);
  };

  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" && event.shiftKey) together = true;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      if (presses) forget();
      return;
    }
    if (together) {
      together = false;
      return;
    }
    presses += 1;
    if (presses >= PRESSES) {
      leave();
      return;
    }
    clearTimeout(forgetting);
    forgetting = window.setTimeout(() => forget(words.exit_expired), FORGET);
    dots.textContent = "●".repeat(presses) + "○".repeat(PRESSES - presses);
    dots.hidden = false;
    status.textContent = presses === 1 ? words.exit_more_two : words.exit_more_one;
  });
}

const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-mosty-exit]"));
if (exit) attach(exit, JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}"));
