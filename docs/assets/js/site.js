// @ts-check
/**
 * What every page gets: the quick exit, the contents on a wide screen, the place kept when the language changes and,
 * where there is a search box, the search. Everything worth reading works without this file; the search is fetched only when somebody uses it.
 */

const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-mosty-exit]"));
const SHIFTS = 3;
const WITHIN = 2000; // milliseconds

/** Blank the page and its title at once (a slow line shows nothing), then take its place in the history. */
function leave() {
  if (!exit) return;
  document.documentElement.classList.add("is-leaving");
  document.title = exit.host;
  location.replace(exit.href);
}

if (exit) {
  // The link works alone; this only leaves no step back.
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  /** @type {number[]} */
  let presses = [];
  document.addEventListener("keyup", (event) => {
    const now = event.timeStamp;
    presses = event.key === "Shift" ? [...presses.filter((at) => now - at < WITHIN), now] : [];
    if (presses.length >= SHIFTS) leave();
  });
}

// On a wide screen there is room for the contents beside the text: open from the start.
if (matchMedia("(min-width: 64rem)").matches) {
  for (const contents of document.querySelectorAll("details[data-mosty-toc]")) contents.setAttribute("open", "");
}

// The same place in the other language: anchors are shared. Without a script the link leads to the top of the page.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".m-languages a"))) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// A leaflet: its lines can be filled in here for printing.
const fill = document.getElementById("mosty-fill");
if (fill) import("./fill.js").then((module) => module.attach(document, JSON.parse(fill.textContent ?? "{}")));

const form = document.querySelector("form[data-mosty-search]");
const searchPage = document.querySelector("[data-mosty-search-page]");
if (form) import("./search/box.js").then((module) => module.attach(/** @type {HTMLFormElement} */ (form)));
if (searchPage) import("./search/page.js").then((module) => module.attach(/** @type {HTMLElement} */ (searchPage)));
