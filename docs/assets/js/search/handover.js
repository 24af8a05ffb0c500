// @ts-check
/**
 * Hands words from the search box over to the search page without the address, the history or a store: in the
 * window's name, which lives only until the next page has read it. Every page empties it (site.js).
 */

/** Before the words, by who asks (state.js). Both begin alike, and site.js knows that beginning. */
const MARKS = Object.freeze({ "": "mosty-search:", professional: "mosty-search-professional:" });

/**
 * Leave words for the page that is opened next in this window.
 * @param {string} query
 * @param {import("./state.js").Reader} reader
 */
export function handOver(query, reader) {
  window.name = MARKS[reader] + query;
}

/** The words left for this page and who asks, or null. They are gone afterwards. */
export function takeOver() {
  const { name } = window;
  for (const [reader, mark] of Object.entries(MARKS)) {
    if (name.startsWith(mark)) {
      window.name = "";
      return { query: name.slice(mark.length), reader: /** @type {import("./state.js").Reader} */ (reader) };
    }
  }
  return null;
}
