// @ts-check
/**
 * The search page: its own field, and all results. Reads `#q=…` (a link, the box of another page, back and forward);
 * writes it only when somebody copies the link, so that words searched for stay out of the history.
 */
import { debounced, element, engineFor, marked, siteUrl } from "./dom.js";
import { count, failure, text, whereabouts } from "./strings.js";

const DELAY = 200;
const STEP = 20;

/** @param {string} hash The query in an address's fragment; null if it holds none. */
export function queryOf(hash) {
  return new URLSearchParams(hash.replace(/^#/, "")).get("q");
}

/** @param {string} query The fragment for a query. */
export function hashOf(query) {
  return `#q=${encodeURIComponent(query)}`;
}

/** @param {HTMLElement} root an empty element with `data-index`, `data-base` and, maybe, `data-az` */
export function attach(root) {
  new SearchPage(root);
}

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.index = root.dataset.index ?? "";
    this.az = root.dataset.az || "#rejstrik";
    this.asked = 0;
    this.input = element("input", {
      id: "m-search-page-input", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "search",
    });
    this.status = element("p", { class: "m-results__status", role: "status" });
    this.results = element("div", { class: "m-results" });
    const form = element(
      "form",
      { role: "search", class: "m-search m-search--page" },
      element("label", { for: this.input.id, class: "m-search__label" }, text("search_label")),
      element("div", { class: "m-search__row" }, this.input, element("button", { type: "submit", class: "m-search__button" }, text("search_button"))),
    );
    root.replaceChildren(form, this.status, this.results);

    const later = debounced(() => this.search({ prefix: true }), DELAY);
    this.input.addEventListener("focus", () => this.warm(), { once: true });
    this.input.addEventListener("input", later);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      later.cancel();
      this.search({});
    });
    window.addEventListener("hashchange", () => this.readAddress());
    this.readAddress();
  }

  warm() {
    engineFor(this.index).then((engine) => engine.load()).catch(() => {});
  }

  readAddress() {
    const query = queryOf(location.hash);
    // Another fragment is a place on this page (the index from A to Z): what was found stays.
    if (query === null && location.hash.length > 1) return;
    this.input.value = query ?? "";
    this.search({});
  }

  /** @param {{prefix?: boolean, exact?: boolean, limit?: number, focus?: "title" | number}} options */
  async search({ prefix = false, exact = false, limit = STEP, focus }) {
    this.asked += 1;
    const mine = this.asked;
    const typed = this.input.value.trimStart();
    const query = typed.trim();
    if (!query) {
      this.status.textContent = "";
      this.results.replaceChildren();
      return;
    }
    const waiting = setTimeout(() => {
      if (mine === this.asked) this.status.textContent = text("search_loading");
    }, 400);
    try {
      const engine = await engineFor(this.index);
      const result = await engine.search(prefix ? typed : query, { prefix, exact, limit });
      if (mine !== this.asked) return;
      const highlight = (/** @type {string} */ words) =>
        marked(engine.highlight(words, result.corrected ?? query, { prefix }));
      this.show(query, result, highlight, { prefix, exact, limit });
      this.focusOn(focus);
    } catch (error) {
      if (mine === this.asked) this.fail(error);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** @param {"title" | number | undefined} focus What a button that is gone leaves the focus to. */
  focusOn(focus) {
    if (focus === "title") this.results.querySelector("h2")?.focus();
    else if (focus !== undefined) this.results.querySelectorAll("a").item(focus)?.focus();
  }

  /**
   * @param {string} query
   * @param {import("./engine.js").SearchResult} result
   * @param {(words: string) => (Node | string)[]} highlight
   * @param {{prefix: boolean, exact: boolean, limit: number}} asked
   */
  show(query, { corrected, total, results }, highlight, asked) {
    this.status.textContent = total ? count(total) : text("search_none", { query });
    if (!total) {
      this.results.replaceChildren(this.help(text("search_none_help")));
      return;
    }
    const title = text(corrected ? "search_corrected" : "search_results_for", { query, corrected: corrected ?? "" });
    /** @type {HTMLElement[]} */
    const nodes = [element("h2", { class: "m-results__title", tabindex: "-1" }, title)];
    if (corrected) {
      nodes.push(this.button("search_exact", { query }, () => this.search({ exact: true, focus: "title" })));
    }
    nodes.push(element("ol", { class: "m-results__list" }, ...results.map((hit) => this.result(hit, highlight))));
    if (total > results.length) {
      const more = { ...asked, limit: asked.limit + STEP, focus: results.length };
      nodes.push(this.button("search_more", {}, () => this.search(more)));
    }
    nodes.push(this.button("search_copy", {}, () => this.copy(query)));
    this.results.replaceChildren(...nodes);
  }

  /**
   * @param {import("./engine.js").Hit} hit
   * @param {(words: string) => (Node | string)[]} highlight
   */
  result(hit, highlight) {
    const where = whereabouts(hit);
    const link = element("a", { href: siteUrl(this.root.dataset.base, hit.url) }, ...highlight(hit.title));
    const item = element("li", { class: "m-results__item" }, element("h3", { class: "m-results__name" }, link));
    if (where) item.append(element("p", { class: "m-results__where" }, where));
    if (hit.description) item.append(element("p", { class: "m-results__text" }, ...highlight(hit.description)));
    return item;
  }

  /** @param {unknown} error */
  fail(error) {
    this.status.textContent = failure(error);
    const retry = this.button("search_retry", {}, () => this.search({}));
    this.results.replaceChildren(retry, this.help(text("search_failed_help")));
  }

  /** @param {string} words Help, and the way to the static index. */
  help(words) {
    const help = element("p", { class: "m-results__help" }, words);
    if (document.querySelector(this.az)) help.append(" ", element("a", { href: this.az }, text("search_az")));
    return help;
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

  /** @param {string} query The one place that writes the query into the address. */
  async copy(query) {
    history.replaceState(history.state, "", hashOf(query));
    try {
      await navigator.clipboard.writeText(location.href);
      this.status.textContent = text("search_copied");
    } catch {
      this.status.textContent = text("search_copy_by_hand");
    }
  }
}
