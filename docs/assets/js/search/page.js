// @ts-check
/**
 * The search page: its own field, all results, filters. Reads what is asked for from `#q=…&tema=…` (a link, back and
 * forward) or from the box of the page before (handover.js); writes the address only when somebody copies the link.
 */
import { debounced, element, engineFor } from "./dom.js";
import { facetsOf } from "./extras.js";
import { counted, facetsFrom, filtered, toggled } from "./facets.js";
import { Filters } from "./filters.js";
import { takeOver } from "./handover.js";
import { helpAfter, helpWithout, noResults, resultList } from "./listing.js";
import { copyLink } from "./link.js";
import { fetchPassages, markerFor, termOf } from "./result.js";
import { isNothing, nothing, stateOf } from "./state.js";
import { count, failure, text } from "./strings.js";

const DELAY = 200;
const STEP = 20;
const PASSAGES = 10;

/** @typedef {{prefix?: boolean, exact?: boolean, limit?: number, focus?: "title" | number}} Manner */

/** @param {HTMLElement} root an empty element with `data-index`, `data-base` and `data-help` */
export function attach(root) {
  return new SearchPage(root);
}

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.index = root.dataset.index ?? "";
    this.asked = 0;
    this.state = nothing();
    /** @type {import("./facets.js").Facet[]} */
    this.facets = [];
    /** @type {Filters | null} */
    this.filters = null;
    this.input = element("input", {
      id: "m-search-page-input", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "search",
    });
    this.status = element("p", { class: "m-results__status", role: "status" });
    this.panel = element("div", { class: "m-results__filters" });
    this.results = element("div", { class: "m-results" });
    const form = element(
      "form",
      { role: "search", class: "m-search m-search--page" },
      element("label", { for: this.input.id, class: "m-search__label" }, text("search_label")),
      element("div", { class: "m-search__row" }, this.input, element("button", { type: "submit", class: "m-search__button" }, text("search_button"))),
    );
    root.replaceChildren(form, this.panel, this.status, this.results);

    const later = debounced(() => this.search({ prefix: true }), DELAY);
    this.input.addEventListener("focus", () => this.warm(), { once: true });
    this.input.addEventListener("input", () => {
      this.state.query = this.input.value;
      later();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      later.cancel();
      this.search({});
    });
    window.addEventListener("hashchange", () => this.readAddress());
    const handed = takeOver();
    if (handed) this.ask({ ...nothing(), query: handed });
    else this.readAddress();
  }

  warm() {
    engineFor(this.index).then((engine) => engine.load()).catch(() => {});
  }

  readAddress() {
    const state = stateOf(location.hash);
    // Another fragment is a place on this page (the index from A to Z): what was found stays.
    if (state === null && location.hash.length > 1) return;
    this.ask(state ?? nothing());
  }

  /** @param {import("./state.js").State} state */
  ask(state) {
    this.state = state;
    this.input.value = state.query;
    this.search({});
  }

  /** @param {Manner} manner */
  async search({ prefix = false, exact = false, limit = STEP, focus }) {
    this.asked += 1;
    const mine = this.asked;
    if (isNothing(this.state)) return this.clear();
    const waiting = setTimeout(() => {
      if (mine === this.asked) this.status.textContent = text("search_loading");
    }, 400);
    try {
      const engine = await engineFor(this.index);
      const typed = this.state.query.trimStart();
      const facets = this.#facets(engine);
      const result = await engine.search(prefix ? typed : typed.trim(), { prefix, exact, limit: 1 });
      await facets;
      const all = typed.trim() ? result.documents : everything(this.facets);
      const documents = filtered(all, this.facets, this.state.chosen);
      const results = await engine.hits(documents.slice(0, limit));
      if (mine !== this.asked) return;
      this.filters?.update(counted(all, this.facets, this.state.chosen));
      this.panel.hidden = !all.length; // nothing to filter
      const found = { ...result, results, documents, total: documents.length };
      this.show(engine, found, all.length, { prefix, exact, limit, focus }, mine);
    } catch (error) {
      if (mine === this.asked) this.fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  clear() {
    this.status.textContent = "";
    this.results.replaceChildren();
    this.panel.hidden = true;
  }

  /** @param {import("./engine.js").Engine} engine */
  async #facets(engine) {
    if (this.filters) return;
    try {
      this.facets = facetsFrom(await facetsOf(engine));
    } catch (error) {
      // Without a choice the search works without filters, too; it only says so.
      if (Object.values(this.state.chosen).some((keys) => keys.length)) throw error;
      this.panel.replaceChildren(element("p", { class: "m-results__note" }, text("facet_failed")));
      return;
    }
    this.filters = new Filters(
      this.facets,
      (facet, key) => this.choose(toggled(this.state.chosen, facet, key)),
      () => this.choose({}),
    );
    this.panel.replaceChildren(this.filters.node, this.filters.chips);
  }

  /** @param {Record<string, string[]>} chosen */
  choose(chosen) {
    this.state = { ...this.state, chosen };
    this.search({});
  }

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {import("./engine.js").SearchResult} result
   * @param {number} unfiltered how many there would be without filters
   * @param {Manner & {prefix: boolean, limit: number}} manner
   * @param {number} mine
   */
  show(engine, result, unfiltered, manner, mine) {
    const query = this.state.query.trim();
    const { corrected, total, results } = result;
    const message = total ? count(total) : text("search_none", { query });
    // The heading says it to those who see; what is read out is this line.
    const showing = corrected === null ? "" : `${text("search_corrected", { corrected })}. `;
    this.status.replaceChildren(element("span", { class: "m-unseen" }, showing), message);
    const exact = corrected === null ? null : this.button("search_exact", { query }, () => this.search({ exact: true, focus: "title" }));
    if (!total) {
      const reset = unfiltered ? () => this.choose({}) : null;
      this.results.replaceChildren(...(exact ? [exact] : []), noResults(engine, query, reset, this.root.dataset.help ?? ""));
      return;
    }
    const key = corrected === null ? "search_results_for" : "search_corrected";
    const words = query ? text(key, { query, corrected: corrected ?? "" }) : text("facet_all");
    const marker = markerFor(engine, query, result, manner.prefix);
    const term = termOf(result);
    const { list, showPassage } = resultList(results, term, marker, corrected ?? query, this.root.dataset.base);
    /** @type {HTMLElement[]} */
    const nodes = [element("h2", { class: "m-results__title", tabindex: "-1" }, words)];
    if (exact) nodes.push(exact);
    nodes.push(list);
    if (total > results.length) {
      const more = { ...manner, limit: manner.limit + STEP, focus: results.length };
      nodes.push(this.button("search_more", {}, () => this.search(more)));
    }
    nodes.push(this.button("search_copy", {}, async () => {
      this.status.textContent = await copyLink(this.state);
    }));
    nodes.push(helpAfter(this.root.dataset.help ?? ""));
    this.results.replaceChildren(...nodes);
    this.focusOn(manner.focus);
    fetchPassages(engine, results.slice(0, PASSAGES).filter((hit) => hit !== term), marker, showPassage).catch(() => {
      if (mine === this.asked) list.before(element("p", { class: "m-results__note" }, text("search_passages_failed")));
    });
  }

  /** @param {"title" | number | undefined} focus What a button that is gone leaves the focus to. */
  focusOn(focus) {
    if (focus === "title") this.results.querySelector("h2")?.focus();
    else if (focus !== undefined) /** @type {NodeListOf<HTMLElement>} */ (this.results.querySelectorAll("h3 a")).item(focus)?.focus();
  }

  /** @param {unknown} error */
  fail(error) {
    this.status.textContent = failure(error);
    this.panel.hidden = true;
    this.results.replaceChildren(this.button("search_retry", {}, () => this.search({})), helpWithout());
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} values
   * @param {() => void} run
   */
  button(key, values, run) {
    const button = element("button", { type: "button", class: "m-results__button" }, text(key, values));
    button.addEventListener("click", run);
    return button;
  }
}

/** @param {import("./facets.js").Facet[]} facets @returns {number[]} all documents but the help of checks: each has a kind */
function everything(facets) {
  const kinds = facets.find(({ facet }) => facet === "kind")?.values ?? [];
  return [...new Set(kinds.flatMap(({ members }) => [...members]))].sort((a, b) => a - b);
}
