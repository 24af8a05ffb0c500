// @ts-check
/**
 * The quick exit of pages for parents, children and relatives. It works alone as a plain link; this file lets it leave
 * no step back, adds three presses of Shift as GOV.UK's component "Exit this page" has them (a press is spoken, shown
 * as a dot, and forgotten after five seconds), and takes the place of the page in the history whenever a link leads on
 * within the portal. What the browser has written into its history it cannot delete, and says so.
 */

const PRESSES = 3;
const FORGET = 5000; // milliseconds, as GOV.UK's component

/** @typedef {{exit_loading: string, exit_more_two: string, exit_more_one: string, exit_expired: string}} Words */

/**
 * @param {HTMLAnchorElement} exit the link that leads away
 * @param {Words} words
 */
export function attach(exit, words) {
  const said = document.createElement("p");
  said.className = "m-unseen";
  said.setAttribute("role", "status");
  document.body.append(said);
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
    said.textContent = message;
  };

  const leave = () => {
    clearTimeout(forgetting);
    cover(words.exit_loading, exit.host);
    location.replace(exit.href);
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
    said.textContent = presses === 1 ? words.exit_more_two : words.exit_more_one;
  });
  // Brought back by the browser from its memory: the page as it was, not the cover.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(".m-leaving")) location.reload();
  });
  document.addEventListener("click", follow);
}

/**
 * A white page at once (a slow line shows nothing of ours), named as the site that is coming.
 * @param {string} message
 * @param {string} title
 */
function cover(message, title) {
  document.documentElement.classList.add("is-leaving");
  document.title = title;
  const sheet = document.createElement("div");
  sheet.className = "m-leaving";
  sheet.setAttribute("role", "alert");
  sheet.textContent = message;
  document.documentElement.append(sheet);
}

/**
 * A link to another page or place of the portal takes this page's place in the history, so that "back" shows none of
 * the pages read before. What opens elsewhere, is saved or calls somebody goes as the browser would.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest?.("a");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || link.hasAttribute("download") || (link.target && link.target !== "_self")) return;
  event.preventDefault();
  location.replace(link.href);
}

const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-mosty-exit]"));
if (exit) attach(exit, JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}"));
