// @ts-check
/**
 * What every page gets: the contents on a wide screen, the place kept when the language changes and,
 * where there is a search box, the search. Everything worth reading works without this file; the search is fetched only when somebody uses it.
 */

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

// Words handed over by the box of the page before (search/handover.js) stay no longer than until the search page has them.
const searchPage = document.querySelector("[data-mosty-search-page]");
if (!searchPage && window.name.startsWith("mosty-search:")) window.name = "";

/** @param {string} key A word of the interface, where a script that knows them has not arrived. */
function said(key) {
  return JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}")[key] ?? "";
}

/**
 * The search box: shown at once, its script fetched when somebody goes into it. Words typed meanwhile are kept.
 * @param {HTMLFormElement} box
 */
function makeReady(box) {
  const link = /** @type {HTMLElement | null} */ (box.parentElement?.querySelector("[data-mosty-search-link]"));
  if (link) link.hidden = true;
  box.hidden = false;
  let ready = false;
  /** @type {Promise<{toPage: () => void}> | undefined} */
  let attached;
  const attach = () => {
    attached ??= import("./search/box.js").then((module) => {
      ready = true;
      if (link) link.hidden = true;
      return module.attach(box);
    });
    attached.catch(() => {
      attached = undefined;
      if (!link) return;
      link.hidden = false;
      link.textContent = `${said("search_failed_missing")} ${said("search_az")}`;
    });
    return attached;
  };
  box.addEventListener("focusin", () => { if (!ready) attach().catch(() => {}); });
  box.addEventListener("submit", (event) => {
    // Never by itself: it would send the words to the server.
    event.preventDefault();
    if (!ready) attach().then((one) => one.toPage()).catch(() => {});
  });
}

const box = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-mosty-search]"));
const catalogue = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-catalogue]"));
if (box) makeReady(box);
if (searchPage) {
  import("./search/page.js").then((module) => module.attach(/** @type {HTMLElement} */ (searchPage))).catch(() => {
    window.name = "";
    searchPage.textContent = `${said("search_failed_missing")} ${said("search_failed_help")}`;
  });
}
if (catalogue) import("./search/catalogue.js").then((module) => module.attach(catalogue)); // without it the list is whole
