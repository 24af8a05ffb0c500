// @ts-check
/**
 * The catalogue of practices: the cards of the page filtered, sorted and searched in place. Without this script they are
 * a whole list. What filters and sorts them stands in the page; the engine is fetched when somebody types.
 */
import { element } from "../dom.js";
import { controls } from "./controls.js";
import { csv } from "./csv.js";
import { facetsOf, recordsOf } from "./extras.js";
import { counted, facetsFrom, filtered } from "./facets.js";
import { MapView } from "./map.js";
import { QueryView, resultsButton } from "./query-view.js";
import { marked } from "./result.js";
import { arranged, SORTS } from "./sorting.js";
import { count, failure, text } from "./strings.js";

/** @typedef {import("./query-view.js").Manner} Manner */
/** @typedef {{order: number[], marker: import("./marker.js").Marker, corrected: string | null}} Answer places of cards by rank */

/** @param {HTMLElement} root with `data-records`, `data-mosty-catalogue` (the kind) and the cards */
export function attach(root) {
  return new Catalogue(root);
}

/** @extends {QueryView<Answer>} */
class Catalogue extends QueryView {
  /** @param {HTMLElement} root */
  constructor(root) {
    const { input, form, sort, views, status, note, bar } = controls();
    const site = /** @type {HTMLElement} */ (document.querySelector("[data-mosty-search]")).dataset;
    super(site.index ?? "", input, form, status);
    this.base = new URL(site.base ?? "", document.baseURI).pathname.replace(/\/$/, "");
    this.kind = root.dataset.mostyCatalogue ?? "";
    const { facets, years } = JSON.parse(root.dataset.records ?? "{}");
    this.facets = facetsFrom(facets);
    /** @type {(number | null)[]} */
    this.years = years;
    this.list = /** @type {HTMLElement} */ (root.querySelector(".m-cards"));
    this.cards = /** @type {HTMLElement[]} */ ([...this.list.children]);
    this.urls = this.cards.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector("a")).pathname);
    /** @type {Answer | null} */
    this.matches = null;
    /** @type {number[]} */
    this.shown = [];
    this.sort = sort;
    this.views = views;
    this.note = note;
    this.filters = this.filtersOf(this.facets);
    const maps = root.querySelector(".m-catalogue__maps");
    this.map = new MapView([...(maps?.querySelectorAll("figure") ?? [])], (facet, key) => this.toggle(facet, key));
    maps?.remove();
    const download = resultsButton("browse_csv", {}, () => this.download(), "download");
    const copy = resultsButton("browse_copy", {}, () => this.copyLink(), "copy");
    const after = element("div", { class: "m-catalogue__after" }, download, copy);
    root.prepend(form, this.filters.node, this.filters.chips, bar, after, note, this.map.node);
    root.classList.add("is-ready");
    this.#listen();
    this.readAddress();
  }

  #listen() {
    this.sort.addEventListener("change", () => {
      this.state.sort = this.sort.value;
      this.refilter();
    });
    for (const { view, button } of this.views) {
      button.addEventListener("click", () => {
        this.state.view = view;
        this.refilter();
      });
    }
  }

  /** Without words to search for the cards need no engine. */
  isIdle() {
    return !this.state.query.trim();
  }

  clear() {
    this.note.replaceChildren();
    this.matches = null;
    this.refilter();
  }

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {Manner} manner
   * @returns {Promise<Answer>}
   */
  async answer(engine, manner) {
    const query = this.query(manner);
    const { corrected, documents } = await engine.search(query, { prefix: manner.prefix, exact: manner.exact, limit: 1 });
    const places = await this.#places(engine);
    const order = documents.map((document) => places.get(document) ?? -1).filter((place) => place >= 0);
    return { order, marker: engine.marker(corrected ?? query, { prefix: Boolean(manner.prefix) }), corrected };
  }

  /**
   * Document of the index → place of its card.
   * @param {import("./engine.js").Engine} engine
   * @returns {Promise<Map<number, number>>}
   */
  async #places(engine) {
    const kinds = facetsFrom(await facetsOf(engine)).find(({ facet }) => facet === "kind");
    const documents = [...(kinds?.values.find(({ key }) => key === this.kind)?.members ?? [])];
    const hits = await engine.hits(documents);
    const byUrl = new Map(this.urls.map((url, place) => [url, place]));
    return new Map(hits.map(({ document, url }) => [document, byUrl.get(this.base + url) ?? -1]));
  }

  /** @param {Answer} answer */
  show(answer) {
    this.matches = answer;
    this.note.replaceChildren();
    const { corrected } = answer;
    if (corrected !== null) {
      const exact = resultsButton("search_exact", { query: this.query({}) }, () => this.search({ exact: true }));
      this.note.append(element("p", {}, text("search_corrected", { corrected })), exact);
    }
    this.refilter();
  }

  /** Show what the filters leave, in the order chosen. */
  refilter() {
    const { chosen, view } = this.state;
    const everything = this.matches?.order ?? this.cards.map((_, place) => place);
    const counts = counted(everything, this.facets, chosen);
    this.shown = arranged(filtered(everything, this.facets, chosen), this.state.sort, this.facets, this.years, this.matches !== null);
    this.filters.update(counts);
    this.map.update(counts);
    this.#offerSorts();
    for (const { view: name, button } of this.views) button.setAttribute("aria-pressed", String(name === view));
    this.map.node.hidden = view !== "map";
    this.cards.forEach((card) => this.#mark(card));
    this.list.replaceChildren(...this.shown.map((place) => this.cards[place]));
    this.say(this.#summary());
  }

  /** How many cards are shown, and of how many. */
  #summary() {
    if (!this.shown.length) return text("browse_none");
    const number = count(this.shown.length, "browse_count");
    return this.shown.length < this.cards.length ? `${number} ${text("browse_of", { n: this.cards.length })}` : number;
  }

  /** The orders there are now: by match only when something is searched for. */
  #offerSorts() {
    const names = this.matches ? ["match", "name", ...SORTS] : ["name", ...SORTS];
    const options = names.map((name, place) => {
      const value = place ? name : "";
      return element("option", { value, selected: value === this.state.sort }, text(`browse_sort_${name}`));
    });
    this.sort.replaceChildren(...options);
  }

  /** @param {HTMLElement} card */
  #mark(card) {
    for (const node of card.querySelectorAll("a, p:not(.m-card__meta)")) {
      const words = node.textContent ?? "";
      if (this.matches) node.replaceChildren(...marked(this.matches.marker.pieces(words)));
      else if (node.childElementCount) node.replaceChildren(words);
    }
  }

  /** @param {unknown} error The list stays whole: it needs no engine. */
  fail(error) {
    this.matches = null;
    this.refilter();
    this.note.replaceChildren(element("p", {}, failure(error)), resultsButton("search_retry", {}, () => this.search({})));
  }

  async download() {
    try {
      const table = await recordsOf(await this.engine());
      const rows = this.shown.map((place) => table.rows[this.urls[place].slice(this.base.length)] ?? []);
      const content = csv([table.columns, ...rows], text("browse_csv_separator"));
      const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
      element("a", { href: url, download: `${text("browse_csv_file")}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      this.say(text("browse_csv_done", { count: count(rows.length, "browse_count") }));
    } catch (error) {
      this.say(`${text("browse_failed")} ${failure(error)}`);
    }
  }
}
