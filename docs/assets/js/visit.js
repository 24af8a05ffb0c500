// @ts-check
/**
 * The way out of a visit, on every page. Each page and place visited notes in its `history.state` how deep in the
 * visit it stands; the Navigation API lets the next page of the visit read that of the one before, so nothing is
 * stored. Who leaves is taken back to the visit's first page, hidden, and the other site takes its place: neither
 * Back nor Forward leads into the portal then. A browser without that API opens the other site in the place of the
 * page on the screen. Pages are hidden before anything else, and no step is waited for longer than PATIENCE.
 */

const PATIENCE = 700; // milliseconds
const KEY = "mosty";

/** @typedef {{depth: number, left?: string}} Mark `left` is where the visitor has gone from here. */
/** @typedef {{index: number, getState: () => unknown}} Entry */
/**
 * The part of the Navigation API that is used.
 * @typedef {EventTarget & {currentEntry: Entry | null, canGoForward: boolean, entries: () => Entry[],
 *   updateCurrentEntry: (options: {state: unknown}) => void}} Navigation
 */

const api = /** @type {Navigation | undefined} */ (/** @type {any} */ (window).navigation);
const navigation = api?.currentEntry ? api : undefined; // a page opened from a file has none
let depth = 0; // of the place shown last in this document
let leaving = false;
let writing = false; // what is written is a change of the entry, too

/** @param {unknown} state @returns {Mark | undefined} */
function markIn(state) {
  const mark = state && typeof state === "object" ? /** @type {Record<string, unknown>} */ (state)[KEY] : undefined;
  return /** @type {Mark | undefined} */ (mark);
}

/** @param {Mark} mark For this page after a reload, and for the other pages of the visit. */
function write(mark) {
  writing = true;
  history.replaceState({ ...history.state, [KEY]: mark }, "");
  navigation?.updateCurrentEntry({ state: { [KEY]: mark } });
  writing = false;
}

/** How deep the place before this one stands; 0 where this one is the first. */
function before() {
  if (!navigation) return depth;
  const { index } = navigation.currentEntry ?? { index: 0 };
  return markIn(navigation.entries()[index - 1]?.getState())?.depth ?? 0;
}

/** Note where in the visit this place stands, unless that is known. */
function note() {
  if (leaving || writing) return;
  const known = markIn(history.state);
  const mark = known ?? { depth: before() + 1 };
  const shown = navigation ? markIn(navigation.currentEntry?.getState()) : known;
  if (shown?.depth !== mark.depth) write(mark);
  depth = mark.depth;
}

/** Where the visitor has left to from here or from a page further on; "" for a visit that goes on. */
function leftTo() {
  const own = markIn(history.state)?.left;
  if (own || !navigation) return own ?? "";
  const { index } = navigation.currentEntry ?? { index: 0 };
  return navigation.entries().slice(index + 1).map((entry) => markIn(entry.getState())?.left).find(Boolean) ?? "";
}

/**
 * Leave the portal at once. What has been typed or searched for goes too.
 * @param {string} address of the other site
 * @param {string} message what is shown and read out while it is loading
 */
export function leave(address, message) {
  if (leaving) {
    location.replace(address);
    return;
  }
  cover(address, message);
  for (const field of document.querySelectorAll("input, textarea")) /** @type {HTMLInputElement} */ (field).value = "";
  window.name = "";
  note();
  leaving = true;
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  const steps = Math.min(depth - 1, navigation?.currentEntry?.index ?? history.length - 1);
  if (steps <= 0 && !navigation?.canGoForward) {
    location.replace(address);
    return;
  }
  setTimeout(() => location.replace(address), PATIENCE);
  if (steps <= 0) {
    takeOver(address);
    return;
  }
  write({ depth, left: address });
  addEventListener("popstate", () => takeOver(address), { once: true }); // the first page may be this one
  history.go(-steps);
}

/** A page that the visitor has come back to while leaving, or after: hidden at once, and gone. */
function pass() {
  const address = leaving ? "" : leftTo();
  if (!address) return;
  leaving = true;
  cover(address, "");
  setTimeout(() => location.replace(address), PATIENCE);
  if (markIn(history.state)?.left) location.replace(address);
  else takeOver(address);
}

/**
 * On the first page: the pages ahead are cut off by a step that leads to the other site too, and the other site takes
 * the place of this page.
 * @param {string} address
 */
function takeOver(address) {
  addEventListener("popstate", () => location.replace(address), { once: true });
  history.pushState({ [KEY]: { depth: 1, left: address } }, "");
  navigation?.updateCurrentEntry({ state: { [KEY]: { depth: 1, left: address } } });
  history.back();
}

/**
 * A white page (a slow line shows nothing of ours), named as the site that is coming.
 * @param {string} address
 * @param {string} message
 */
function cover(address, message) {
  document.documentElement.classList.add("is-leaving");
  document.title = new URL(address).host;
  const sheet = document.createElement("div");
  sheet.className = "m-leaving";
  sheet.setAttribute("role", "alert");
  sheet.textContent = message;
  document.documentElement.append(sheet);
}

pass();
note();
addEventListener("pageshow", pass);
addEventListener("popstate", pass);
if (navigation) navigation.addEventListener("currententrychange", note); // a place of the page, or its state, is new
else for (const event of ["popstate", "hashchange"]) addEventListener(event, note);
