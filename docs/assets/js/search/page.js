// @ts-check
/**
 * The search page: its own field, all results, filters. Reads what is asked for from `#q=…&tema=…` (a link, back and
 * forward) or from the box of the page before (handover.js); writes the address only when somebody copies the link.
 */
import { element, icon } from "../dom.js";
import { facetsOf } from "./extras.js";
import { counted, facetsFrom, filtered } from "./facets.js";
import { takeOver } from "./handover.js";
import { absentNote, helpAfter, helpWithout, noResults, resultList } from "./listing.js";
import { QueryView, resultsButton, searchForm, statusLine } from "./query-view.js";
import { fetchPassages, markerFor, termOf } from "./result.js";
import { nothing } from "./state.js";
import { count, failure, text } from "./strings.js";

const STEP = 20;
const PASSAGES = 10;

/** @typedef {import("./query-view.js").Manner} Manner */
/** @typedef {import("./engine.js").SearchResult} SearchResult */
/**
 * @typedef {object} Answer
 * @property {import("./engine.js").Engine} engine
 * @property {SearchResult} result what is shown, filtered
 * @property {number[]} unfiltered the documents there would be without filters
 * @property {number} farther how many more are found, but not near
 */

/** @param {HTMLElement} root an empty element with `data-index`, `data-base`, `data-help`, `data-office` and `data-az` */
export function attach(root) {
  return new SearchPage(root);
}

/** @extends {QueryView<Answer>} */
class SearchPage extends QueryView {
  /** @param {HTMLElement} root */
  constructor(root) {
    const submit = element("button", { type: "submit", class: "m-search__button" }, ...icon("search"), text("search_button"));
    const { input, form } = searchForm("m-search-page-input", {}, text("search_label"), { enterkeyhint: "search" }, submit);
    const status = statusLine();
    super(root.dataset.index ?? "", input, form, status);
    this.base = root.dataset.base;
    this.ways = { help: root.dataset.help ?? "", office: root.dataset.office ?? "" };
    this.az = root.dataset.az ?? "";
    /** @type {import("./facets.js").Facet[]} */
    this.facets = [];
    /** @type {import("./filters.js").Filters | null} */
    this.filters = null;
    this.panel = element("div", { class: "m-results__filters" });
    this.results = element("div", { class: "m-results" });
    root.replaceChildren(form, this.panel, status, this.results);
    const handed = takeOver();
    if (handed) this.ask({ ...nothing(), ...handed });
    else this.readAddress();
  }

  clear() {
    this.say("");
    this.results.replaceChildren();
    this.panel.hidden = true;
  }

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {Manner} manner
   * @returns {Promise<Answer>}
   */
  async answer(engine, manner) {
    const query = this.query(manner);
    const facets = this.#loadFacets(engine);
    const result = await engine.search(query, {
      prefix: manner.prefix, exact: manner.exact, limit: 1, professional: this.state.reader === "professional",
    });
    await facets;
    const all = query.trim() ? result.documents : everything(this.facets);
    const close = query.trim() && !manner.far ? all.slice(0, result.near) : all;
    // A filter that leaves nothing near is a question about what is farther off.
    const unfiltered = filtered(close, this.facets, this.state.chosen).length ? close : all;
    const documents = filtered(unfiltered, this.facets, this.state.chosen);
    const farther = filtered(all, this.facets, this.state.chosen).length - documents.length;
    const results = await engine.hits(documents.slice(0, manner.limit ?? STEP));
    return { engine, result: { ...result, results, documents, total: documents.length }, unfiltered, farther };
  }

  /** @param {import("./engine.js").Engine} engine */
  async #loadFacets(engine) {
    if (this.filters) return;
    try {
      this.facets = facetsFrom(await facetsOf(engine));
    } catch (error) {
      // Without a choice the search works without filters, too; it only says so.
      if (Object.values(this.state.chosen).some((keys) => keys.length)) throw error;
      this.panel.replaceChildren(element("p", { class: "m-results__note" }, text("facet_failed")));
      return;
    }
    this.filters = this.filtersOf(this.facets);
    this.panel.replaceChildren(this.filters.node, this.filters.chips);
  }

  /**
   * @param {Answer} answer
   * @param {Manner} manner
   * @param {() => boolean} isLatest
   */
  show({ engine, result, unfiltered, farther }, manner, isLatest) {
    this.filters?.update(counted(unfiltered, this.facets, this.state.chosen));
    this.panel.hidden = !unfiltered.length; // nothing to filter
    const query = this.state.query.trim();
    const { corrected, total, absent } = result;
    const note = absent.length ? [absentNote(absent, this.ways)] : [];
    const message = total ? count(total) : text("search_none", { query });
    // The heading says it to those who see; what is read out is this line.
    const correction = corrected === null ? "" : `${text("search_corrected", { corrected })}. `;
    this.status.replaceChildren(element("span", { class: "m-visually-hidden" }, correction), message);
    const exact = corrected === null ? [] : [resultsButton("search_exact", { query }, () => this.search({ exact: true, focus: "title" }))];
    if (!total) {
      const reset = unfiltered.length ? () => this.choose({}) : null;
      this.results.replaceChildren(...exact, ...(reset || !note.length ? [noResults(engine, query, reset, this.ways, this.az)] : note));
      return;
    }
    const key = note.length ? "search_absent_near" : corrected === null ? "search_results_for" : "search_corrected";
    const words = query ? text(key, { query, corrected: corrected ?? "" }) : text("facet_all");
    const title = element("h2", { class: "m-results__title", tabindex: "-1" }, words);
    const marker = markerFor(engine, query, result, Boolean(manner.prefix));
    const term = termOf(result);
    const { list, showPassage } = resultList(result.results, term, marker, corrected ?? query, this.base);
    const copy = resultsButton("search_copy", {}, () => this.copyLink(), "copy");
    const { ahead, behind } = this.#reader(query);
    const after = [...this.#more(result, farther, manner), ...behind, copy, helpAfter(this.ways.help)];
    this.results.replaceChildren(...note, title, ...ahead, ...exact, list, ...after);
    this.#focusOn(manner.focus);
    fetchPassages(engine, result.results.slice(0, PASSAGES).filter((hit) => hit !== term), marker, showPassage).catch(() => {
      if (isLatest()) list.before(element("p", { class: "m-results__note" }, text("search_passages_failed")));
    });
  }

  /**
   * Whose order the results have, and the way to the other one: ahead of them where it is not that of families, else behind.
   * @param {string} query
   */
  #reader(query) {
    /** @type {Node[]} */
    const none = [];
    const change = (/** @type {import("./state.js").Reader} */ reader) => () => {
      this.state = { ...this.state, reader };
      this.search({ focus: "title" });
    };
    if (!query) return { ahead: none, behind: none };
    if (!this.state.reader) return { ahead: none, behind: [resultsButton("search_as_professional", {}, change("professional"))] };
    const says = element("p", { class: "m-results__note" }, text("search_professional"));
    return { ahead: [says, resultsButton("search_as_family", {}, change(""))], behind: none };
  }

  /**
   * The button that shows more, where there is more: first of what is near, then of the rest.
   * @param {SearchResult} result
   * @param {number} farther
   * @param {Manner} manner
   */
  #more({ total, results }, farther, manner) {
    const more = { ...manner, limit: (manner.limit ?? STEP) + STEP, focus: results.length };
    if (total > results.length) return [resultsButton("search_more", {}, () => this.search(more))];
    return farther ? [resultsButton("search_far", { n: String(farther) }, () => this.search({ ...more, far: true }))] : [];
  }

  /** @param {"title" | number | undefined} focus What a button that is gone leaves the focus to. */
  #focusOn(focus) {
    if (focus === "title") this.results.querySelector("h2")?.focus();
    else if (focus !== undefined) /** @type {NodeListOf<HTMLElement>} */ (this.results.querySelectorAll("h3 a")).item(focus)?.focus();
  }

  /** @param {unknown} error */
  fail(error) {
    this.say(failure(error));
    this.panel.hidden = true;
    this.results.replaceChildren(resultsButton("search_retry", {}, () => this.search({})), helpWithout(this.az));
  }
}

/** @param {import("./facets.js").Facet[]} facets @returns {number[]} all documents but the help of checks: each has a kind */
function everything(facets) {
  const kinds = facets.find(({ facet }) => facet === "kind")?.values ?? [];
  return [...new Set(kinds.flatMap(({ members }) => [...members]))].sort((a, b) => a - b);
}
