// @ts-check
/**
 * Hands words from the search box over to the search page without the address, the history or a store: in the
 * window's name, which lives only until the next page has read it. Every page empties it (site.js).
 */

const MARK = "mosty-search:";

/** @param {string} query Leave it for the page that is opened next in this window. */
export function handOver(query) {
  window.name = MARK + query;
}

/** The words left for this page, or "". They are gone afterwards. */
export function takeOver() {
  const { name } = window;
  if (!name.startsWith(MARK)) return "";
  window.name = "";
  return name.slice(MARK.length);
}
