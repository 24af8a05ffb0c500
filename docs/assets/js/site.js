// @ts-check
/**
 * What every page gets: the quick exit and, where there is a search box, the search. Everything worth reading works
 * without this file; the search is fetched only when somebody uses it.
 */

/** Leave without a step back: the link works alone, this only replaces the entry in the history. */
for (const link of document.querySelectorAll("a[data-mosty-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(/** @type {HTMLAnchorElement} */ (link).href);
  });
}

/** Shift three times within two seconds does the same. */
let presses = 0;
let timer = 0;
document.addEventListener("keyup", (event) => {
  const exit = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-mosty-exit]"));
  if (!exit || event.key !== "Shift") {
    presses = 0;
    return;
  }
  presses += 1;
  clearTimeout(timer);
  timer = window.setTimeout(() => { presses = 0; }, 2000);
  if (presses === 3) location.replace(exit.href);
});

const form = document.querySelector("form[data-mosty-search]");
const searchPage = document.querySelector("[data-mosty-search-page]");
if (form) import("./search/box.js").then((module) => module.attach(/** @type {HTMLFormElement} */ (form)));
if (searchPage) import("./search/page.js").then((module) => module.attach(/** @type {HTMLElement} */ (searchPage)));
