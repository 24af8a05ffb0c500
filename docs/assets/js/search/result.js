// @ts-check
/** One hit on the page: its title, where it stands, and the passage that says most about the query. */
import { element } from "../dom.js";
import { partsOf, sizeOfParts } from "./extras.js";
import { text, whereabouts } from "./strings.js";

/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./marker.js").Marker} Marker */
/** @typedef {import("./marker.js").Passage} Passage */

/** Bytes of passages that one search may fetch (they pack to about a half), and how many files at once. */
const MOST_BYTES = 24_000;
const AT_ONCE = 3;

/**
 * The nodes of highlighted text.
 * @param {[string, boolean][]} pieces
 * @returns {(Node | string)[]}
 */
export function marked(pieces) {
  return pieces.map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));
}

/**
 * The address of a hit on this site.
 * @param {string | undefined} base the site's prefix, relative or not
 * @param {string} url root-relative
 */
export function siteUrl(base, url) {
  return `${(base ?? "").replace(/\/$/, "")}${url}`;
}

/**
 * The marker for what a result shows: the words of the query, and the names of its concepts.
 * @param {Engine} engine
 * @param {string} query
 * @param {import("./engine.js").SearchResult} result
 * @param {boolean} prefix
 */
export function markerFor(engine, query, { corrected, entries, results }, prefix) {
  const concepts = new Set(entries.map(({ document }) => document));
  const titles = results.filter(({ document }) => concepts.has(document)).flatMap(({ title, note }) => [title, ...note.split(", ")]);
  return engine.marker(corrected ?? query, { prefix, titles });
}

/**
 * The glossary's entry that the query is a name of, if it was found first. A page of that name is a page.
 * @param {import("./engine.js").SearchResult} result
 * @returns {Hit | undefined}
 */
export function termOf({ entries, results }) {
  const [first] = results;
  if (first?.kind !== "term") return undefined;
  return entries.some(({ document, whole }) => whole && document === first.document) ? first : undefined;
}

/**
 * A term's abbreviations behind its name, unless the name says them.
 * @param {Hit} term
 */
export function abbreviationOf({ title, note }) {
  return note && !title.includes(note) ? ` (${note})` : "";
}

/**
 * The line under the title: what it is and where, what a practice says of itself, the language if it is another one.
 * @param {Hit} hit
 */
export function placeOf(hit) {
  return [whereabouts(hit), hit.note, hit.locale && text("search_only_locale")].filter(Boolean).join(" · ");
}

/**
 * The passage's text, with the heading it stands under.
 * @param {Passage} passage
 * @param {(children: (Node | string)[]) => Node} heading how the heading is shown
 */
export function passageNodes({ heading: name, pieces }, heading) {
  return name ? [...marked(pieces), " ", heading([text("search_in_section", { heading: name })])] : marked(pieces);
}

/**
 * Fetch the passages of those whose description does not already say everything, the best first, and show each. One
 * that does not fit any more is left out for the next. Raises SearchError.
 * @param {Engine} engine
 * @param {Hit[]} hits
 * @param {Marker} marker
 * @param {(hit: Hit, passage: Passage) => void} show
 */
export async function fetchPassages(engine, hits, marker, show) {
  if (marker.empty) return;
  let left = MOST_BYTES;
  const wanted = hits.filter(({ description, document }) => {
    const size = marker.covers(description) ? 0 : sizeOfParts(engine, document);
    if (!size || size > left) return false;
    left -= size;
    return true;
  });
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    await Promise.all(
      wanted.slice(at, at + AT_ONCE).map(async (hit) => {
        const text = await partsOf(engine, hit.document);
        const passage = text && marker.passage(text.parts, marker.least(hit.description));
        if (passage) show(hit, passage);
      }),
    );
  }
}

/**
 * Text in the language it is written in.
 * @template {HTMLElement} T
 * @param {T} node
 * @param {Hit} hit
 */
export function inItsLanguage(node, hit) {
  if (hit.locale) node.lang = hit.locale;
  return node;
}

/**
 * @param {Hit} hit
 * @param {Marker} marker
 * @returns {(Node | string)[]}
 */
export function titleNodes(hit, marker) {
  return marked(marker.pieces(hit.title));
}

/** @param {(Node | string)[]} children */
export function small(children) {
  return element("small", {}, ...children);
}
