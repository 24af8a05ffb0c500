// @ts-check
/**
 * The search box of every page: an editable combobox with a list of pages, after the ARIA Authoring Practices
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The engine is fetched at the first focus; nothing that is
 * typed leaves the browser or enters its history.
 */
import { debounced, element, engineFor, marked, siteUrl } from "./dom.js";
import { count, failure, text, whereabouts } from "./strings.js";

const DELAY = 120;
const LIMIT = 7;
let boxes = 0;

/** @param {HTMLFormElement} form with `data-index`, `data-base`, `data-page` and one `input[type=search]` */
export function attach(form) {
  new Box(form);
}

class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    this.index = form.dataset.index ?? "";
    this.asked = 0;
    this.active = -1;
    /** @type {HTMLElement[]} */
    this.options = [];

    boxes += 1;
    this.id = `m-search-list-${boxes}`;
    this.list = element("ul", { id: this.id, role: "listbox", class: "m-search__list", "aria-label": text("search_list_label") });
    this.note = element("p", { class: "m-search__note", hidden: true });
    this.popup = element("div", { class: "m-search__popup", hidden: true }, this.note, this.list);
    this.status = element("p", { class: "m-search__status", role: "status" });
    form.append(this.popup, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": this.id, "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
    })) {
      this.input.setAttribute(name, value);
    }

    this.later = debounced(() => this.search(), DELAY);
    this.input.addEventListener("focus", () => this.warm());
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.toPage();
    });

    for (const link of document.querySelectorAll("[data-mosty-search-link]")) link.setAttribute("hidden", "");
    form.hidden = false;
  }

  /** Fetch the engine and its manifest before the first word is finished; a failure shows when one searches. */
  warm() {
    engineFor(this.index).then((engine) => engine.load()).catch(() => {});
  }

  typed() {
    this.asked += 1;
    if (this.input.value.trim()) this.later();
    else this.close();
  }

  async search() {
    const query = this.input.value.trim();
    if (!query) return this.close();
    this.asked += 1;
    const mine = this.asked;
    try {
      const engine = await engineFor(this.index);
      // The value untrimmed: a space at the end says that the last word is finished.
      const result = await engine.search(this.input.value.trimStart(), { prefix: true, limit: LIMIT });
      if (mine === this.asked) this.show(query, result, engine);
    } catch (error) {
      if (mine === this.asked) this.fail(error);
    }
  }

  /**
   * @param {string} query
   * @param {import("./engine.js").SearchResult} result
   * @param {Awaited<ReturnType<typeof engineFor>>} engine
   */
  show(query, { corrected, total, results }, engine) {
    const shown = corrected ?? query;
    const highlight = (/** @type {string} */ words) => marked(engine.highlight(words, shown, { prefix: true }));
    this.options = results.map((hit) => {
      return this.option(siteUrl(this.form.dataset.base, hit.url), [
        element("span", { class: "m-search__title" }, ...highlight(hit.title)),
        element("span", { class: "m-search__where" }, whereabouts(hit)),
      ]);
    });
    if (total > results.length) {
      const all = this.option(this.pageUrl(query), [text("search_all", { query })]);
      all.classList.add("m-search__all");
      this.options.push(all);
    }
    this.options.forEach((option, place) => {
      option.id = `${this.id}-${place}`;
    });
    this.list.replaceChildren(...this.options);
    const message = total ? "" : text("search_none", { query });
    this.say(corrected && total ? text("search_corrected", { corrected }) : message);
    this.status.textContent = total ? count(total) : message;
    this.open();
  }

  /**
   * @param {string} url
   * @param {(Node | string)[]} children
   */
  option(url, children) {
    const option = element("li", { role: "option", class: "m-search__option", "aria-selected": "false" }, ...children);
    option.dataset.url = url;
    option.addEventListener("click", (event) => this.choose(option, event.ctrlKey || event.metaKey));
    return option;
  }

  /** @param {unknown} error */
  fail(error) {
    this.options = [];
    this.list.replaceChildren();
    const link = element("a", { href: this.form.dataset.page ?? "" }, text("search_az"));
    this.say(failure(error), " ", link);
    this.status.textContent = failure(error);
    this.open();
  }

  /** @param {(Node | string)[]} children A line above the list; none hides it. */
  say(...children) {
    this.note.replaceChildren(...children);
    this.note.hidden = !this.note.textContent;
  }

  open() {
    this.activate(-1);
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
  }

  close() {
    this.later.cancel();
    this.asked += 1;
    this.activate(-1);
    this.popup.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
  }

  /** @param {number} place of the option to make active; -1 for none */
  activate(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const open = !this.popup.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) this.search();
      // One place more than there are options: the input itself.
      else if (this.options.length) {
        const places = this.options.length + 1;
        this.activate(((this.active + 1 + step + places) % places) - 1);
      }
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active], event.ctrlKey || event.metaKey);
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.activate(-1);
    }
  }

  /**
   * @param {HTMLElement} option
   * @param {boolean} newTab
   */
  choose(option, newTab) {
    const url = option.dataset.url ?? "";
    if (newTab) window.open(url, "_blank", "noopener");
    else location.assign(url);
    this.close();
  }

  /** @param {string} query */
  pageUrl(query) {
    return `${this.form.dataset.page ?? ""}#q=${encodeURIComponent(query)}`;
  }

  toPage() {
    const query = this.input.value.trim();
    location.assign(query ? this.pageUrl(query) : (this.form.dataset.page ?? ""));
  }
}
