// @ts-check
/**
 * What the search page and the catalogue share: a field, filters, the address, and the way from what is asked for to
 * what is shown. A view says what it searches (`answer`) and how it shows that (`show`, `clear`, `fail`).
 */
import { button, debounced, element, icon } from "../dom.js";
import { latest } from "../latest.js";
import { engineFor } from "./engines.js";
import { toggled } from "./facets.js";
import { Filters } from "./filters.js";
import { copyLink } from "./link.js";
import { isNothing, nothing, stateOf } from "./state.js";
import { text } from "./strings.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {{prefix?: boolean, exact?: boolean, limit?: number, far?: boolean, focus?: "title" | number}} Manner How to search, whether also far off, and what gets the focus. */

const TYPING = 150; // milliseconds without a key
const LOADING = 400; // milliseconds after which the line says that something is being loaded

/**
 * The field, and the form around it.
 * @param {string} id of the field
 * @param {Record<string, string>} attributes of the form
 * @param {string} label
 * @param {Record<string, string>} hints further attributes of the field
 * @param {Node[]} beside what stands beside the field
 */
export function searchForm(id, attributes, label, hints, ...beside) {
  const input = element("input", { id, type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...hints });
  const form = element(
    "form",
    { role: "search", class: "m-search m-search--page", ...attributes },
    element("label", { for: id, class: "m-search__label" }, label),
    element("div", { class: "m-search__row" }, input, ...beside),
  );
  return { input, form };
}

/** The line that says how many there are. */
export function statusLine() {
  return element("p", { class: "m-results__status", role: "status" });
}

/**
 * A button with words of the interface.
 * @param {string} key
 * @param {Record<string, string>} values
 * @param {() => void} act
 * @param {string} [drawn] the name of its icon
 */
export function resultsButton(key, values, act, drawn = "") {
  return button("m-results__button", [...icon(drawn), text(key, values)], act);
}

/** @template Answer */
export class QueryView {
  /**
   * @param {string} index the address of the index
   * @param {HTMLInputElement} input
   * @param {HTMLFormElement} form
   * @param {HTMLElement} status
   */
  constructor(index, input, form, status) {
    this.index = index;
    this.input = input;
    this.status = status;
    this.state = nothing();
    this.beginRequest = latest();
    const later = debounced(() => this.search({ prefix: true }), TYPING);
    input.addEventListener("focus", () => this.engine().then((engine) => engine.load()).catch(() => {}), { once: true });
    input.addEventListener("input", () => {
      this.state.query = input.value;
      later();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      later.cancel();
      this.search({});
    });
    window.addEventListener("hashchange", () => this.readAddress());
  }

  engine() {
    return engineFor(this.index);
  }

  /** Search for what the address says. Another fragment is a place on this page: what is shown stays. */
  readAddress() {
    const state = stateOf(location.hash);
    if (state === null && location.hash.length > 1) return;
    this.ask(state ?? nothing());
  }

  /** @param {import("./state.js").State} state */
  ask(state) {
    this.state = state;
    this.input.value = state.query;
    this.search({});
  }

  /**
   * The filters of these facets; a change of theirs is a new choice.
   * @param {import("./facets.js").Facet[]} facets
   */
  filtersOf(facets) {
    return new Filters(facets, (facet, key) => this.toggle(facet, key), () => this.choose({}));
  }

  /**
   * @param {string} facet
   * @param {string} key
   */
  toggle(facet, key) {
    this.choose(toggled(this.state.chosen, facet, key));
  }

  /** @param {Record<string, string[]>} chosen */
  choose(chosen) {
    this.state = { ...this.state, chosen };
    this.refilter();
  }

  /** @param {Manner} manner */
  async search(manner) {
    const isLatest = this.beginRequest();
    if (this.isIdle()) return this.clear();
    const waiting = setTimeout(() => {
      if (isLatest()) this.say(text("search_loading"));
    }, LOADING);
    try {
      const engine = await this.engine();
      const answer = await this.answer(engine, manner);
      if (isLatest()) this.show(answer, manner, isLatest);
    } catch (error) {
      if (isLatest()) this.fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** What is typed, as the engine takes it: a space at the end says that the last word is finished. @param {Manner} manner */
  query({ prefix = false }) {
    const typed = this.state.query.trimStart();
    return prefix ? typed : typed.trim();
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }

  async copyLink() {
    this.say(await copyLink(this.state));
  }

  /** Whether there is nothing to ask the engine. */
  isIdle() {
    return isNothing(this.state);
  }

  /** Show what the view shows when nothing is asked of the engine. */
  clear() {}

  /** Show what the filters leave, after they have changed. */
  refilter() {
    this.search({});
  }

  /**
   * Everything that `show` needs. Raises SearchError.
   * @param {Engine} engine
   * @param {Manner} manner
   * @returns {Promise<Answer>}
   */
  answer(engine, manner) {
    throw new Error(`no answer of ${engine} for ${manner}`);
  }

  /**
   * @param {Answer} answer
   * @param {Manner} manner
   * @param {() => boolean} isLatest whether nothing else has been asked for since
   */
  show(answer, manner, isLatest) {
    throw new Error(`nothing to show: ${answer} ${manner} ${isLatest}`);
  }

  /** @param {unknown} error of the search that was the latest */
  fail(error) {
    throw error;
  }
}
