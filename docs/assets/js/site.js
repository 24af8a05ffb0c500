// @ts-check
/**
 * What every page gets: the contents on a wide screen, the place kept when the language changes and,
 * where there is a search box, the search. Everything worth reading works without this file; the search is fetched only when somebody uses it.
 */

// On a wide screen there is room for the contents beside the text: open from the start.
if (matchMedia("(min-width: 68rem)").matches) {
  for (const contents of document.querySelectorAll("details[data-mosty-toc]")) contents.setAttribute("open", "");
}

// The same place in the other language: anchors are shared. Without a script the link leads to the top of the page.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".m-languages a"))) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

// A term on a page for families: what it means opens in place, where the browser can; else the link leads to the glossary.
if ("popover" in HTMLElement.prototype) {
  for (const term of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.m-term"))) {
    const note = /** @type {HTMLElement | null} */ (term.nextElementSibling?.matches(".m-term__note") ? term.nextElementSibling : null);
    if (!note) continue;
    term.setAttribute("aria-expanded", "false");
    note.addEventListener("toggle", () => term.setAttribute("aria-expanded", String(note.matches(":popover-open"))));
    term.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      note.showPopover();
    });
  }
}

// The citation at the end: a button to copy it, fetched when somebody opens it.
const cite = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details[data-mosty-cite]"));
cite?.addEventListener("toggle", () => {
  import("./cite.js").then((module) => module.attach(cite)).catch(() => {});
}, { once: true });

// On paper: the addresses of links. Fetched when there is nothing else to do, as printing does not wait.
if (cite?.dataset.links) {
  const fetched = () => import("./footnotes.js").then((module) => module.attach(document, window)).catch(() => {});
  if ("requestIdleCallback" in window) requestIdleCallback(fetched);
  else addEventListener("load", fetched);
}

// A leaflet opened by the code on a paper: is that paper still true?
const edition = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-edition]"));
if (edition && location.hash) import("./edition.js").then((module) => module.attach(edition, location.hash)).catch(() => {});

// A leaflet: its lines can be filled in here for printing.
const fill = document.getElementById("mosty-fill");
if (fill) import("./fill.js").then((module) => module.attach(document, JSON.parse(fill.textContent ?? "{}")));

// Who does what in a phase: a tab a role. A checklist: boxes to tick on the screen. Without them all is there to be read.
const roles = /** @type {HTMLElement | null} */ (document.querySelector("h2.m-roles"));
if (roles) import("./roles.js").then((module) => module.attach(roles)).catch(() => {});
const checks = document.getElementById("mosty-checklist");
if (checks) import("./checklist.js").then((module) => module.attach(JSON.parse(checks.textContent ?? "{}"))).catch(() => {});

// Which office serves a child: by typing, where the link without a script leads to a list.
for (const finder of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-mosty-find-office]"))) {
  import("./offices/finder.js").then((module) => module.attach(finder)).catch(() => {});
}

// The glossary: a field to filter it. The news: those since a day.
const glossary = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-glossary]"));
if (glossary) import("./glossary.js").then((module) => module.attach(glossary)).catch(() => {});
const news = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-news]"));
if (news) import("./news.js").then((module) => module.attach(news)).catch(() => {});

// Saving pages on the device, on the page about it and nowhere else.
const offline = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-offline]"));
if (offline) import("./offline/page.js").then((module) => module.attach(offline));
// On a device that has saved pages: is there a newer build of them?
if (navigator.serviceWorker?.controller && !offline) import("./offline/news.js").then((module) => module.show()).catch(() => {});

// A page open for months, or of a site that nobody builds any more: is what it says still looked after?
const review = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-review]"));
if (review && new Date() >= new Date(`${review.dataset.mostyReview}T24:00:00`)) review.hidden = false;

// Words handed over by the box of the page before (search/handover.js) stay no longer than until the search page has them.
const searchPage = document.querySelector("[data-mosty-search-page]");
if (!searchPage && window.name.startsWith("mosty-search")) window.name = "";

/** @param {string} key A word of the interface, where a script that knows them has not arrived. */
function words(key) {
  return JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}")[key] ?? "";
}

/**
 * All that the search box loads, with all they import: asked for at once, not level by level as imports are found,
 * which on a slow line is a wait for each level. tests/search/test_packed.py holds the list to the imports.
 */
const WITH_BOX = [
  "dom", "latest", "search/box", "search/engines", "search/handover", "search/result", "search/strings", "search/extras",
  "search/shards", "search/engine", "search/analyzer", "search/porter2", "search/suffix-rules", "search/marker",
  "search/phrases", "search/ranking", "search/spelling", "search/store",
];

/** Fetch the modules of the search box side by side; one that fails shows when it is imported. */
function preload() {
  for (const name of WITH_BOX) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`./${name}.js`, import.meta.url).href;
    document.head.append(link);
  }
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
    if (!attached) preload();
    attached ??= import("./search/box.js").then((module) => {
      ready = true;
      if (link) link.hidden = true;
      return module.attach(box);
    });
    attached.catch(() => {
      attached = undefined;
      if (!link) return;
      link.hidden = false;
      link.textContent = `${words("search_failed_missing")} ${words("search_az")}`;
    });
    return attached;
  };
  box.addEventListener("focusin", () => { if (!ready) attach().catch(() => {}); });
  box.addEventListener("submit", (event) => {
    // Never by itself: it would send the words to the server.
    event.preventDefault();
    if (!ready) attach().then((box) => box.toPage()).catch(() => {});
  });
}

const box = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-mosty-search]"));
const catalogue = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-catalogue]"));
if (box) makeReady(box);
if (searchPage) {
  import("./search/page.js").then((module) => module.attach(/** @type {HTMLElement} */ (searchPage))).catch(() => {
    window.name = "";
    searchPage.textContent = `${words("search_failed_missing")} ${words("search_failed_help")}`;
  });
}
if (catalogue) import("./search/catalogue.js").then((module) => module.attach(catalogue)); // without it the list is whole
