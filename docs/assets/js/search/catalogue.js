// @ts-check
/**
 * The catalogue of practices and methods: the cards of the page filtered, sorted and searched in place. Without this
 * script they are whole lists. What filters and sorts them stands in the page; the engine is fetched when somebody types.
 */
import { element } from "../dom.js";
import { Choice } from "./choice.js";
import { controls, pressGroup } from "./controls.js";
import { csv } from "./csv.js";
import { facetsOf, recordsOf } from "./extras.js";
import { counted, facetsFrom, filtered } from "./facets.js";
import { handOver } from "./handover.js";
import { MapView } from "./map.js";
import { QueryView, resultsButton } from "./query-view.js";
import { marked } from "./result.js";
import { arranged, SORTS } from "./sorting.js";
import { count, failure, text } from "./strings.js";

/** @typedef {import("./query-view.js").Manner} Manner */
/** @typedef {{order: number[], marker: import("./marker.js").Marker, corrected: string | null}} Answer places of cards by rank */
/** @typedef {{section: HTMLElement, list: HTMLElement, kind: string}} Group one of the lists of the page */

/** @param {HTMLElement} root with `data-records`, `data-mosty-catalogue` (the kinds) and the cards in their lists */
export function attach(root) {
  return new Catalogue(root);
}

/** @extends {QueryView<Answer>} */
class Catalogue extends QueryView {
  /** @param {HTMLElement} root */
  constructor(root) {
    const kinds = (root.dataset.mostyCatalogue ?? "").split(" ");
    const { input, form, sort, order, views, switches, status, note } = controls(kinds);
    const site = /** @type {HTMLElement} */ (document.querySelector("[data-mosty-search]")).dataset;
    super(site.index ?? "", input, form, status);
    this.base = new URL(site.base ?? "", document.baseURI).pathname.replace(/\/$/, "");
    this.kinds = kinds;
    const { facets, years, names } = JSON.parse(root.dataset.records ?? "{}");
    this.facets = facetsFrom(facets);
    /** @type {import("./sorting.js").Orders} */
    this.orders = { years, names };
    /** @type {Group[]} */
    this.groups = [...root.querySelectorAll("section")].map((section) => {
      return { section, list: /** @type {HTMLElement} */ (section.querySelector("ul")), kind: section.dataset.kind ?? "" };
    });
    this.cards = this.groups.flatMap(({ list }) => /** @type {HTMLElement[]} */ ([...list.children]));
    this.groupOf = this.groups.flatMap((group) => [...group.list.children].map(() => group));
    this.urls = this.cards.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector("a")).pathname);
    /** @type {Answer | null} */
    this.matches = null;
    /** @type {number[]} */
    this.shown = [];
    this.sort = sort;
    this.views = views;
    this.switches = switches;
    this.note = note;
    this.filters = this.filtersOf(this.facets.filter(({ facet }) => facet !== "kind"));
    const choose = (/** @type {Record<string, string[]>} */ chosen) => this.choose({ ...this.state.chosen, ...chosen });
    this.choices = [
      new Choice("theme", text("facet_theme"), ["theme"], choose),
      new Choice("place", text("browse_place"), ["region", "orp"], choose),
    ];
    const maps = root.querySelector(".m-catalogue__maps");
    this.map = new MapView([...(maps?.querySelectorAll("figure") ?? [])], (facet, key) => this.toggle(facet, key));
    maps?.remove();
    this.downloadButton = resultsButton("browse_csv", {}, () => this.download(), "download");
    this.ways = /** @type {HTMLElement | null} */ (root.querySelector(".m-catalogue__ways"));
    this.nothing = element("div", { class: "m-catalogue__nothing", hidden: true });
    this.more = element("details", { class: "m-catalogue__more" }, element("summary", {}, text("browse_more")));
    this.#arrange(root, form, order);
    this.#listen();
    this.readAddress();
  }

  /**
   * Put the controls around the lists.
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   * @param {HTMLElement} order
   */
  #arrange(root, form, order) {
    const quick = element("div", { class: "m-catalogue__quick" }, ...this.choices.map(({ node }) => node), form);
    const kinds = this.switches.length ? [pressGroup(text("browse_kind"), this.switches)] : [];
    const last = element("div", { class: "m-catalogue__order" }, order, pressGroup(text("browse_view"), this.views));
    this.more.append(this.filters.node, last);
    const bar = element("div", { class: "m-catalogue__bar" }, ...kinds, this.more);
    const copy = resultsButton("browse_copy", {}, () => this.copyLink(), "copy");
    root.prepend(quick, bar, this.filters.chips, this.status, this.note, this.nothing, this.map.node);
    root.append(element("div", { class: "m-catalogue__after" }, this.downloadButton, copy));
    root.classList.add("is-ready");
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
    for (const { kind, button } of this.switches) {
      button.addEventListener("click", () => this.choose({ ...this.state.chosen, kind: kind ? [kind] : [] }));
    }
    // The words typed here go along to the search page, and into no address.
    this.ways?.querySelector("a")?.addEventListener("click", () => {
      const query = this.query({});
      if (query) handOver(query, "professional");
    });
  }

  /** @param {import("./state.js").State} state */
  ask(state) {
    // What the address asks for behind "more filters" is there to be seen and taken back.
    this.more.open ||= Boolean(state.view || state.sort);
    super.ask(state);
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
    const values = facetsFrom(await facetsOf(engine)).find(({ facet }) => facet === "kind")?.values ?? [];
    const documents = values.flatMap(({ key, members }) => (this.kinds.includes(key) ? [...members] : []));
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
    const { chosen, view, sort } = this.state;
    const everything = this.matches?.order ?? this.cards.map((_, place) => place);
    const counts = counted(everything, this.facets, chosen);
    this.shown = arranged(filtered(everything, this.facets, chosen), sort, this.facets, this.orders, this.matches !== null);
    this.filters.update(counts);
    this.map.update(counts);
    for (const choice of this.choices) choice.update(counted(everything, this.facets, chosen, choice.facets));
    this.#offerSorts();
    const kind = chosen.kind?.length === 1 ? chosen.kind[0] : "";
    for (const { kind: own, button } of this.switches) button.setAttribute("aria-pressed", String(own === kind));
    for (const { view: name, button } of this.views) button.setAttribute("aria-pressed", String(name === view));
    this.map.node.hidden = view !== "map";
    this.cards.forEach((card) => this.#mark(card));
    this.#fill();
    this.say(this.#summary());
  }

  /** @param {Group} group */
  #shownIn(group) {
    return this.shown.filter((place) => this.groupOf[place] === group);
  }

  /** The cards that are shown into their lists; lists without any are out of the way. */
  #fill() {
    for (const group of this.groups) {
      const own = this.#shownIn(group);
      group.list.replaceChildren(...own.map((place) => this.cards[place]));
      group.section.hidden = !own.length;
    }
    this.downloadButton.hidden = !this.shown.some((place) => this.groupOf[place].kind === this.kinds[0]);
    // Where else to look comes first when nothing is here.
    this.nothing.hidden = this.shown.length > 0;
    if (this.ways) {
      if (this.shown.length) this.groups.at(-1)?.section.after(this.ways);
      else this.nothing.append(this.ways);
    }
  }

  /** How many of each kind are shown, and of how many. */
  #summary() {
    const parts = this.kinds.map((kind) => {
      const every = this.groupOf.filter((group) => group.kind === kind).length;
      const shown = this.shown.filter((place) => this.groupOf[place].kind === kind).length;
      const number = count(shown, kind === "method" ? "browse_method" : "browse_count");
      if (!shown) return "";
      return shown < every ? `${number} ${text("browse_of", { n: every })}` : number;
    });
    return parts.filter(Boolean).join(", ") || text("browse_none");
  }

  /** The orders there are now: by match only when something is searched for. */
  #offerSorts() {
    const names = this.matches ? ["match", ...SORTS] : SORTS;
    const options = names.map((name, place) => {
      const value = place ? name : "";
      const selected = (this.state.sort || names[0]) === name;
      return element("option", { value, selected }, text(`browse_sort_${name}`));
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
      const places = this.groups.flatMap((group) => this.#shownIn(group)); // in the order that is seen
      const rows = places.flatMap((place) => {
        const row = table.rows[this.urls[place].slice(this.base.length)];
        return row ? [row] : []; // a method is not in the table of practices
      });
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
