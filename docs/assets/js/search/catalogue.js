// @ts-check
/**
 * The catalogue of practices: the cards of the page filtered, sorted and searched in place. Without this script they are
 * a whole list. What filters and sorts them stands in the page; the engine is fetched when somebody types.
 */
import { debounced, element, engineFor, marked } from "./dom.js";
import { button, controls } from "./controls.js";
import { csv } from "./csv.js";
import { facetsOf, recordsOf } from "./extras.js";
import { counted, facetsFrom, filtered, toggled } from "./facets.js";
import { Filters } from "./filters.js";
import { copyLink } from "./link.js";
import { MapView } from "./map.js";
import { arranged, SORTS } from "./sorting.js";
import { nothing, stateOf } from "./state.js";
import { count, failure, text } from "./strings.js";

const DELAY = 150;

/** @param {HTMLElement} root with `data-records`, `data-mosty-catalogue` (the kind) and the cards */
export function attach(root) {
  return new Catalogue(root);
}

class Catalogue {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.kind = root.dataset.mostyCatalogue ?? "";
    const { facets, years } = JSON.parse(root.dataset.records ?? "{}");
    this.facets = facetsFrom(facets);
    /** @type {(number | null)[]} */
    this.years = years;
    this.list = /** @type {HTMLElement} */ (root.querySelector(".m-cards"));
    this.cards = /** @type {HTMLElement[]} */ ([...this.list.children]);
    this.urls = this.cards.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector("a")).pathname);
    this.state = nothing();
    /** @type {{order: number[], marker: import("./marker.js").Marker, corrected: string | null} | null} */
    this.found = null;
    this.asked = 0;
    /** @type {number[]} */
    this.shown = [];
    const place = /** @type {HTMLElement} */ (document.querySelector("[data-mosty-search]")).dataset;
    this.index = place.index ?? "";
    this.base = new URL(place.base ?? "", document.baseURI).pathname.replace(/\/$/, "");

    const { input, form, sort, views, status, note, bar } = controls();
    this.input = input;
    this.sort = sort;
    this.views = views;
    this.status = status;
    this.note = note;
    const toggle = (/** @type {string} */ facet, /** @type {string} */ key) => this.choose(toggled(this.state.chosen, facet, key));
    this.filters = new Filters(this.facets, toggle, () => this.choose({}));
    const maps = root.querySelector(".m-catalogue__maps");
    this.map = new MapView([...(maps?.querySelectorAll("figure") ?? [])], toggle);
    maps?.remove();
    const copy = async () => this.say(await copyLink(this.state));
    const after = element("div", { class: "m-catalogue__after" }, button("browse_csv", {}, () => this.download()), button("browse_copy", {}, copy));
    root.prepend(form, this.filters.node, this.filters.chips, bar, after, note, this.map.node);
    root.classList.add("is-ready");
    this.#listen(form);
    this.readAddress();
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    const later = debounced(() => this.search({ prefix: true }), DELAY);
    this.input.addEventListener("focus", () => this.engine().then((engine) => engine.load()).catch(() => {}), { once: true });
    this.input.addEventListener("input", () => {
      this.state.query = this.input.value;
      later();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      later.cancel();
      this.search({});
    });
    this.sort.addEventListener("change", () => {
      this.state.sort = this.sort.value;
      this.apply();
    });
    for (const { view, button: press } of this.views) {
      press.addEventListener("click", () => {
        this.state.view = view;
        this.apply();
      });
    }
    window.addEventListener("hashchange", () => this.readAddress());
  }

  engine() {
    return engineFor(this.index);
  }

  readAddress() {
    const state = stateOf(location.hash);
    if (state === null && location.hash.length > 1) return;
    this.state = state ?? nothing();
    this.input.value = this.state.query;
    this.search({});
  }

  /** @param {Record<string, string[]>} chosen */
  choose(chosen) {
    this.state = { ...this.state, chosen };
    this.apply();
  }

  /** @param {{prefix?: boolean, exact?: boolean}} manner */
  async search({ prefix = false, exact = false }) {
    this.asked += 1;
    const mine = this.asked;
    this.note.replaceChildren();
    const typed = this.state.query.trimStart();
    if (!typed.trim()) {
      this.found = null;
      return this.apply();
    }
    try {
      const engine = await this.engine();
      const result = await engine.search(prefix ? typed : typed.trim(), { prefix, exact, limit: 1 });
      const places = await this.#places(engine);
      if (mine !== this.asked) return;
      const { corrected } = result;
      const order = result.documents.map((document) => places.get(document) ?? -1).filter((place) => place >= 0);
      this.found = { order, marker: engine.marker(corrected ?? typed, { prefix }), corrected };
      if (corrected !== null) {
        this.note.append(element("p", {}, text("search_corrected", { corrected })), button("search_exact", { query: typed.trim() }, () => this.search({ exact: true })));
      }
      this.apply();
    } catch (error) {
      if (mine === this.asked) this.fail(error);
    }
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

  /** Show what the filters leave, in the order chosen. */
  apply() {
    const { chosen, view } = this.state;
    const everything = this.found?.order ?? this.cards.map((_, place) => place);
    const counts = counted(everything, this.facets, chosen);
    this.shown = arranged(filtered(everything, this.facets, chosen), this.state.sort, this.facets, this.years, this.found !== null);
    this.filters.update(counts);
    this.map.update(counts);
    this.#order();
    for (const { view: name, button: press } of this.views) press.setAttribute("aria-pressed", String(name === view));
    this.map.node.hidden = view !== "map";
    this.cards.forEach((card) => this.#mark(card));
    this.list.replaceChildren(...this.shown.map((place) => this.cards[place]));
    const all = this.cards.length;
    const number = count(this.shown.length, "browse_count");
    this.say(!this.shown.length ? text("browse_none") : this.shown.length < all ? `${number} ${text("browse_of", { n: all })}` : number);
  }

  /** The orders there are now: by match only when something is searched for. */
  #order() {
    const names = this.found ? ["match", "name", ...SORTS] : ["name", ...SORTS];
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
      if (this.found) node.replaceChildren(...marked(this.found.marker.pieces(words)));
      else if (node.childElementCount) node.replaceChildren(words);
    }
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }

  /** @param {unknown} error The list stays whole: it needs no engine. */
  fail(error) {
    this.found = null;
    this.apply();
    this.note.replaceChildren(element("p", {}, failure(error)), button("search_retry", {}, () => this.search({})));
  }

  async download() {
    try {
      const table = await recordsOf(await this.engine());
      const own = this.shown.map((place) => table.rows[this.urls[place].slice(this.base.length)] ?? []);
      const content = csv([table.columns, ...own], text("browse_csv_separator"));
      const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
      element("a", { href: url, download: `${text("browse_csv_file")}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      this.say(text("browse_csv_done", { count: count(own.length, "browse_count") }));
    } catch (error) {
      this.say(`${text("browse_failed")} ${failure(error)}`);
    }
  }
}
