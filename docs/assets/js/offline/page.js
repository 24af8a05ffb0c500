// @ts-check
/** The page about saving: what is on this device, how much it would take, save, update, remove. */
import { button, element } from "../dom.js";
import { Failure, SavedPages, addressesOf, possible, total } from "./saved.js";

/** @typedef {import("./saved.js").List} List */
/** @typedef {import("./saved.js").Saved} Saved */

const FIRST = "pages"; // the part that everything else needs

/** @param {HTMLElement} box with the addresses that `addressesOf` reads and the words in `data-words` */
export function attach(box) {
  new View(box).show();
}

class View {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.locale = document.documentElement.lang;
    this.words = /** @type {Record<string, string>} */ (JSON.parse(box.dataset.words ?? "{}"));
    this.pages = new SavedPages(addressesOf(box));
    this.status = element("p", { role: "status", class: "m-offline__status" });
    this.body = element("div", {});
    /** @type {Set<string>} */
    this.chosen = new Set([FIRST]);
    box.replaceChildren(this.status, this.body);
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [values]
   */
  text(key, values = {}) {
    return (this.words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** @param {number} bytes as the build writes sizes: `48 kB`, `1,9 MB` */
  size(bytes) {
    if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))}\u00a0kB`;
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return `${(bytes / 1e6).toLocaleString(this.locale, digits)}\u00a0MB`;
  }

  /** @param {string} day */
  date(day) {
    const format = /** @type {const} */ ({ day: "numeric", month: this.locale === "cs" ? "numeric" : "long", year: "numeric" });
    return new Date(`${day}T12:00:00`).toLocaleDateString(this.locale === "en" ? "en-GB" : this.locale, format);
  }

  /** @param {string} [outcome] what has just happened */
  async show(outcome = "") {
    this.box.setAttribute("aria-busy", "true");
    if (!possible()) return this.say(this.text("impossible"));
    try {
      const saved = await this.pages.saved();
      const begun = await this.pages.unfinished();
      const newest = await this.pages.newest().catch(() => null);
      this.draw(saved, newest, begun, outcome);
    } catch {
      this.say(this.text("impossible")); // a private window, or a browser told to keep nothing
    }
    this.box.removeAttribute("aria-busy");
  }

  /**
   * @param {string} words
   * @param {Node[]} nodes
   */
  say(words, ...nodes) {
    this.status.textContent = words;
    this.body.replaceChildren(...nodes);
  }

  /**
   * @param {Saved | null} saved
   * @param {List | null} newest
   * @param {boolean} begun
   * @param {string} outcome
   */
  draw(saved, newest, begun, outcome) {
    const facts = [outcome];
    if (saved) facts.push(this.text("saved", { date: this.date(saved.built), size: this.size(saved.bytes) }));
    else facts.push(this.text("nothing"));
    const fresh = saved && newest && saved.version === newest.version;
    if (!newest) facts.push(this.text(saved ? "unknown" : "no_line"));
    else if (fresh) facts.push(this.text("current"));
    else if (saved) facts.push(this.text("newer", { date: this.date(newest.built) }));
    if (begun) facts.push(this.text("begun"));
    const nodes = [];
    if (saved) this.chosen = new Set(saved.parts);
    if (newest) nodes.push(...this.choice(newest, saved, Boolean(fresh)));
    if (saved || begun) nodes.push(element("p", {}, this.button("remove", () => this.remove())));
    this.say(facts.filter(Boolean).join(" "), ...nodes);
  }

  /**
   * What would be saved, with its size, and the button.
   * @param {List} newest
   * @param {Saved | null} saved
   * @param {boolean} fresh
   * @returns {Node[]}
   */
  choice(newest, saved, fresh) {
    const save = this.button("save", () => this.save(newest));
    const update = () => {
      const bytes = total(this.pages.missing(newest, [...this.chosen], saved));
      save.textContent = this.text(saved ? "update" : "save", { size: this.size(bytes) });
      save.hidden = fresh && bytes === 0;
    };
    const list = element("fieldset", { class: "m-offline__parts" }, element("legend", {}, this.text("what")));
    for (const [name, { bytes }] of Object.entries(newest.parts)) {
      const tick = element("input", { type: "checkbox" });
      tick.checked = this.chosen.has(name);
      tick.disabled = name === FIRST || Boolean(saved?.parts.includes(name));
      tick.addEventListener("change", () => {
        if (tick.checked) this.chosen.add(name);
        else this.chosen.delete(name);
        update();
      });
      list.append(element("label", {}, tick, ` ${this.text(`part_${name}`)} (${this.size(bytes)})`));
    }
    update();
    return [list, element("p", {}, save)];
  }

  /** @param {List} newest */
  async save(newest) {
    const parts = [...this.chosen];
    const all = total(parts.flatMap((name) => newest.parts[name].files));
    const bar = element("progress", { max: String(all), value: "0", "aria-label": this.text("progress_label") });
    const line = element("p");
    const stop = new AbortController();
    this.say(this.text("saving"), element("p", {}, bar), line, element("p", {}, this.button("stop", () => stop.abort())));
    /** @type {HTMLElement | null} */ (this.body.querySelector("button"))?.focus();
    const progress = (/** @type {number} */ bytes) => {
      bar.setAttribute("value", String(bytes));
      line.textContent = this.text("progress", { done: this.size(bytes), all: this.size(all) });
    };
    let outcome = this.text("done");
    try {
      await this.pages.save(newest, parts, stop.signal, progress);
    } catch (error) {
      outcome = this.text(`failed_${error instanceof Failure ? error.reason : "line"}`);
    }
    await this.show(outcome);
    this.focus();
  }

  async remove() {
    await this.pages.remove();
    this.chosen = new Set([FIRST]);
    await this.show(this.text("removed"));
    this.focus();
  }

  /** What was pressed has gone: the next step is where it was. */
  focus() {
    /** @type {HTMLElement | null} */ (this.body.querySelector("button:not([hidden])"))?.focus();
  }

  /**
   * @param {string} key
   * @param {() => void} act
   */
  button(key, act) {
    return button("m-button", [this.text(key)], act);
  }
}
