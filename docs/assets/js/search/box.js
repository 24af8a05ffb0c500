// @ts-check
/**
 * The search box of every page: an editable combobox with a list of pages, after the ARIA Authoring Practices
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Fetched, with the engine, when the box is first used (site.js);
 * nothing that is typed leaves the browser or enters its history.
 */
import { debounced, element } from "../dom.js";
import { latest } from "../latest.js";
import { engineFor } from "./engines.js";
import { handOver } from "./handover.js";
import {
  abbreviationOf, fetchPassages, inItsLanguage, marked, markerFor, passageNodes, placeOf, siteUrl, small, termOf, titleNodes,
} from "./result.js";
import { count, failure, text } from "./strings.js";

const DELAY = 120;
const LIMIT = 7;

/**
 * @param {HTMLFormElement} form with `data-index`, `data-base`, `data-page`, `data-az`, `data-help`, `data-office`, `data-reader` and one `input[role=combobox]`
 */
export function attach(form) {
  return new Box(form);
}

class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[role=combobox]"));
    this.index = form.dataset.index ?? "";
    /** @type {import("./state.js").Reader} */
    this.reader = form.dataset.reader === "professional" ? "professional" : "";
    this.beginRequest = latest();
    this.active = -1;
    /** @type {HTMLElement[]} */
    this.options = [];

    this.id = `${this.input.id}-list`;
    this.list = element("ul", { id: this.id, role: "listbox", class: "m-search__list", "aria-label": text("search_list_label") });
    this.note = element("p", { class: "m-search__note", hidden: true });
    this.popup = element("div", { class: "m-search__popup", hidden: true }, this.note, this.list);
    this.status = element("p", { class: "m-search__status m-visually-hidden", role: "status" });
    form.append(this.popup, this.status);
    this.input.setAttribute("aria-controls", this.id);

    this.later = debounced(() => this.search(), DELAY);
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
    // Fetch the engine and its manifest before the first word is finished; a failure shows when one searches.
    engineFor(this.index).then((engine) => engine.load()).catch(() => {});
    if (this.input.value.trim()) this.later();
  }

  typed() {
    this.beginRequest(); // what is under way answers to older words
    if (this.input.value.trim()) this.later();
    else this.close();
  }

  /** @param {boolean} [exact] */
  async search(exact = false) {
    const query = this.input.value.trim();
    if (!query) return this.close();
    const isLatest = this.beginRequest();
    try {
      const engine = await engineFor(this.index);
      // The value untrimmed: a space at the end says that the last word is finished.
      const result = await engine.search(this.input.value.trimStart(), {
        prefix: true, limit: LIMIT, exact, professional: this.reader === "professional",
      });
      if (isLatest()) this.show(query, result, engine, isLatest);
    } catch (error) {
      if (isLatest()) this.fail(error);
    }
  }

  /**
   * @param {string} query
   * @param {import("./engine.js").SearchResult} result
   * @param {import("./engine.js").Engine} engine
   * @param {() => boolean} isLatest whether nothing else has been asked for since
   */
  show(query, result, engine, isLatest) {
    const { corrected, near, absent } = result;
    const results = result.results.slice(0, near);
    const marker = markerFor(engine, query, result, true);
    const term = termOf(result);
    const texts = new Map(
      results.map((hit) => {
        const about = element("span", { class: "m-search__text" }, ...marked(marker.pieces(hit.description)));
        return [hit, inItsLanguage(about, hit)];
      }),
    );
    this.options = results.map((hit) => {
      const abbreviation = hit === term ? abbreviationOf(hit) : "";
      const title = element("span", { class: "m-search__title" }, ...titleNodes(hit, marker), abbreviation);
      const where = element("span", { class: "m-search__where" }, hit === term ? text("search_term") : placeOf(hit));
      const option = this.option([inItsLanguage(title, hit), /** @type {Node} */ (texts.get(hit)), where]);
      option.dataset.url = siteUrl(this.form.dataset.base, hit.url);
      if (hit === term) option.classList.add("m-search__option--term");
      return option;
    });
    if (near > results.length) this.options.push(this.command(text("search_all", { query }), () => this.toPage()));
    if (corrected !== null) this.options.push(this.command(text("search_exact", { query }), () => this.search(true)));
    this.options.forEach((option, place) => {
      option.id = `${this.id}-${place}`;
    });
    this.list.replaceChildren(...this.options);
    const correction = corrected === null ? "" : text("search_corrected", { corrected });
    const nothing = near ? correction : text("search_none", { query });
    const message = absent.length ? text("search_absent", { query: absent.join(", ") }) : nothing;
    if (absent.length) this.say(message, ...this.waysOn());
    else this.say(message, ...(near ? [] : [" ", this.indexLink(), ...this.waysOn()]));
    this.status.textContent = [near ? `${count(near)}.` : "", message].filter(Boolean).join(" ");
    this.open();
    fetchPassages(engine, results.filter((hit) => hit !== term), marker, (hit, passage) => {
      if (isLatest()) texts.get(hit)?.replaceChildren(...passageNodes(passage, small));
    }).catch(() => {
      if (isLatest()) this.say(...this.note.childNodes, " ", text("search_passages_failed"));
    });
  }

  /** @param {(Node | string)[]} children */
  option(children) {
    const option = element("li", { role: "option", class: "m-search__option", "aria-selected": "false" }, ...children);
    option.addEventListener("click", (event) => this.choose(option, event.ctrlKey || event.metaKey));
    return option;
  }

  /**
   * An option that does something else than opening a page.
   * @param {string} label
   * @param {() => void} run
   */
  command(label, run) {
    const option = this.option([label]);
    option.classList.add("m-search__all");
    option.addEventListener("mosty-chosen", run);
    return option;
  }

  /**
   * Who may know what is not here: links after a space each.
   * @returns {(Node | string)[]}
   */
  waysOn() {
    const { office, help } = this.form.dataset;
    const ways = [[office, "search_office"], [help, "search_none_help_lines"]];
    return ways.flatMap(([href, key = ""]) => (href ? [" ", element("a", { href }, text(key))] : []));
  }

  indexLink() {
    return element("a", { href: this.form.dataset.az ?? "" }, text("search_az"));
  }

  /** @param {unknown} error */
  fail(error) {
    this.options = [];
    this.list.replaceChildren();
    this.say(failure(error), " ", this.indexLink());
    this.status.textContent = failure(error);
    this.open();
  }

  /** @param {(Node | string)[]} children A line above the list; none hides it. */
  say(...children) {
    this.note.replaceChildren(...children);
    this.note.hidden = !this.note.textContent?.trim();
  }

  open() {
    this.activate(-1);
    this.popup.hidden = false;
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
  }

  close() {
    this.later.cancel();
    this.beginRequest();
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
    if (step && !event.altKey) {
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
    const { url } = option.dataset;
    if (url === undefined) {
      option.dispatchEvent(new Event("mosty-chosen"));
      return;
    }
    if (newTab) window.open(url, "_blank", "noopener");
    else location.assign(url);
    this.close();
  }

  /** All results on the search page; the words go there by hand, not by the address (handover.js). */
  toPage() {
    const query = this.input.value.trim();
    if (query) handOver(query, this.reader);
    location.assign(this.form.dataset.page ?? "");
  }
}
