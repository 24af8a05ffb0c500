// @ts-check
/** The list of results on the search page, and what stands there when there is none. */
import { button, element } from "../dom.js";
import { abbreviationOf, inItsLanguage, marked, passageNodes, placeOf, siteUrl, titleNodes } from "./result.js";
import { text } from "./strings.js";

/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {import("./marker.js").Marker} Marker */
/** @typedef {{office: string, help: string}} Ways The addresses of who helps: the finder of the office, the help lines; "" for none. */

/**
 * @param {Hit[]} hits
 * @param {Hit | undefined} term the glossary's entry that stands first as a card
 * @param {Marker} marker
 * @param {string} query
 * @param {string | undefined} base
 * @returns {{list: HTMLElement, showPassage: (hit: Hit, passage: import("./marker.js").Passage) => void}}
 */
export function resultList(hits, term, marker, query, base) {
  /** @type {Map<Hit, HTMLElement>} */
  const texts = new Map();
  const items = hits.map((hit) => {
    const link = element("a", { href: siteUrl(base, hit.url) }, ...titleNodes(hit, marker));
    const name = inItsLanguage(element("h3", { class: "m-results__name" }, link), hit);
    const about = inItsLanguage(element("p", { class: "m-results__text" }, ...marked(marker.pieces(hit.description))), hit);
    texts.set(hit, about);
    if (hit === term) return termCard(hit, name, about, marker, query, link.href);
    return element("li", { class: "m-results__item" }, name, about, element("p", { class: "m-results__where" }, placeOf(hit)));
  });
  return {
    list: element("ol", { class: "m-results__list" }, ...items),
    showPassage: (hit, passage) => {
      const url = siteUrl(base, hit.url).replace(/#.*$/, "");
      const heading = (/** @type {(Node | string)[]} */ words) =>
        element("a", { class: "m-results__section", href: `${url}#${passage.anchor}` }, ...words);
      texts.get(hit)?.replaceChildren(...passageNodes(passage, heading));
    },
  };
}

/**
 * The glossary's entry: what the portal calls the thing, and what that is.
 * @param {Hit} hit
 * @param {HTMLElement} name
 * @param {HTMLElement} about
 * @param {Marker} marker
 * @param {string} query
 * @param {string} url
 */
function termCard(hit, name, about, marker, query, url) {
  const item = element("li", { class: "m-results__item m-results__item--term" });
  item.append(element("p", { class: "m-results__where" }, text("search_term")));
  // Nothing of the title was asked for in its own words: it was found by an everyday or a foreign name.
  if (!marker.says(`${hit.title} ${hit.note}`)) {
    item.append(element("p", { class: "m-results__neutral" }, text("search_term_neutral", { query })));
  }
  name.append(abbreviationOf(hit));
  item.append(name, about, element("p", {}, element("a", { href: url }, text("search_term_open"))));
  return item;
}

/**
 * Nothing was found: why that may be, what to try, whom to call.
 * @param {import("./engine.js").Engine} engine
 * @param {string} query
 * @param {(() => void) | null} reset takes the filters back, if they are what leaves nothing
 * @param {Ways} ways
 * @param {string} az the address of the index from A to Z; "" for none
 */
export function noResults(engine, query, reset, ways, az) {
  const box = element("div", { class: "m-results__help" });
  const why = query ? reasonFor(engine, query) : "";
  if (why) box.append(element("p", {}, why));
  box.append(element("p", {}, text("search_none_try")));
  const list = element("ul", {}, element("li", {}, text("search_none_try_other")), element("li", {}, text("search_none_try_fewer")));
  if (reset) {
    const takeBack = button("m-results__button", [text("facet_reset")], reset);
    list.prepend(element("li", {}, text("search_none_try_filters"), " ", takeBack));
  }
  if (az) list.append(element("li", {}, element("a", { href: az }, text("search_az"))));
  box.append(list, waysOn(ways));
  return box;
}

/**
 * @param {import("./engine.js").Engine} engine
 * @param {string} query
 */
function reasonFor(engine, query) {
  const words = engine.words(query);
  if (!words.length) return text("search_none_letters");
  return words.some(({ stem }) => stem) ? "" : text("search_none_words");
}

/**
 * The subject is none of ours: that, and who may know.
 * @param {string[]} absent the words that name it
 * @param {Ways} ways
 */
export function absentNote(absent, ways) {
  return element("div", { class: "m-results__help" }, element("p", {}, text("search_absent", { query: absent.join(", ") })), waysOn(ways));
}

/** @param {string} help */
export function helpAfter(help) {
  const line = element("p", { class: "m-results__lines" });
  if (help) line.append(element("a", { href: help }, text("search_none_help_lines")));
  return line;
}

/** @param {Ways} ways The office and the help lines, as links of a list. */
function waysOn({ office, help }) {
  const links = [office && element("a", { href: office }, text("search_office")), help && element("a", { href: help }, text("search_none_help_lines"))];
  return element("ul", {}, ...links.filter(Boolean).map((link) => element("li", {}, link)));
}

/**
 * The search failed: the way to the static index.
 * @param {string} az its address; "" for none
 */
export function helpWithout(az) {
  const link = az ? [" ", element("a", { href: az }, text("search_az"))] : [];
  return element("p", { class: "m-results__help" }, text("search_failed_help"), ...link);
}
