// @ts-check
/**
 * The facets as a row of buttons, each with a panel of check boxes and counts below the row (one open at a time), and what
 * is chosen as chips that take it back.
 */
import { element } from "../dom.js";
import { text } from "./strings.js";

/** @typedef {import("./facets.js").Counted} Counted */
/** @typedef {{box: HTMLInputElement, row: HTMLElement, count: HTMLElement}} Row */

let groups = 0;

export class Filters {
  /**
   * @param {import("./facets.js").Facet[]} facets
   * @param {(facet: string, key: string) => void} toggle somebody changed a value
   * @param {() => void} reset somebody took all back
   */
  constructor(facets, toggle, reset) {
    this.toggle = toggle;
    this.reset = reset;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Map<string, {button: HTMLButtonElement, panel: HTMLElement, name: string}>} */
    this.groups = new Map();
    groups += 1;
    const row = element("div", { class: "m-facets__row" });
    this.node = element("div", { class: "m-facets", role: "group", "aria-label": text("facet_filters") }, row);
    for (const { facet, values } of facets) {
      if (!values.length) continue;
      const name = text(`facet_${facet}`);
      const id = `m-facets-${groups}-${facet}`;
      const button = element("button", { type: "button", class: "m-facet", "aria-expanded": "false", "aria-controls": id }, name);
      const list = element("ul", { class: "m-facet__values" }, ...values.map((value) => this.row(facet, value)));
      const panel = element("fieldset", { id, class: "m-facet__panel", hidden: true }, element("legend", { class: "m-visually-hidden" }, name), list);
      button.addEventListener("click", () => this.open(panel.hidden ? facet : ""));
      panel.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        this.open("");
        button.focus();
      });
      this.groups.set(facet, { button, panel, name });
      row.append(button);
      this.node.append(panel);
    }
    this.chips = element("div", { class: "m-chips", role: "group", "aria-label": text("facet_chosen"), hidden: true });
  }

  /** @param {string} facet whose panel is shown; "" for none */
  open(facet) {
    for (const [name, { button, panel }] of this.groups) {
      panel.hidden = name !== facet;
      button.setAttribute("aria-expanded", String(name === facet));
    }
  }

  /**
   * @param {string} facet
   * @param {import("./facets.js").Value} value
   */
  row(facet, { key, label }) {
    const box = element("input", { type: "checkbox" });
    const count = element("span", { class: "m-facet__count" });
    const row = element("li", {}, element("label", {}, box, element("span", {}, label), " ", count));
    box.addEventListener("change", () => this.toggle(facet, key));
    this.rows.set(`${facet}:${key}`, { box, row, count });
    return row;
  }

  /** @param {{facet: string, values: Counted[]}[]} counts what there is now */
  update(counts) {
    for (const { row } of this.rows.values()) row.hidden = true;
    /** @type {HTMLElement[]} */
    const chips = [];
    for (const { facet, values } of counts) {
      const group = this.groups.get(facet);
      if (!group) continue;
      for (const value of values) this.#show(facet, value);
      const chosen = values.filter((value) => value.chosen);
      group.button.textContent = chosen.length ? `${group.name} (${chosen.length})` : group.name;
      // One with nothing to choose is out of the way, unless somebody is just there.
      group.button.hidden = !values.length && document.activeElement !== group.button;
      if (!values.length) group.panel.hidden = true;
      chips.push(...chosen.map(({ key, label }) => this.chip(facet, key, label)));
    }
    this.#showChips(chips);
  }

  /**
   * @param {string} facet
   * @param {Counted} value
   */
  #show(facet, { key, count, chosen }) {
    const entry = this.rows.get(`${facet}:${key}`);
    if (!entry) return;
    entry.row.hidden = false;
    entry.box.checked = chosen;
    entry.count.textContent = String(count);
  }

  /** @param {HTMLElement[]} chips */
  #showChips(chips) {
    const old = [...this.chips.children];
    const place = old.indexOf(/** @type {Element} */ (document.activeElement));
    if (chips.length) {
      const reset = element("button", { type: "button", class: "m-chips__reset" }, text("facet_reset"));
      reset.addEventListener("click", () => this.reset());
      chips.push(reset);
    }
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
    // The chip that was pressed is gone: the one in its place takes the focus, else the first group.
    if (place >= 0) (chips[Math.min(place, chips.length - 1)] ?? this.node.querySelector("button"))?.focus();
  }

  /**
   * @param {string} facet
   * @param {string} key
   * @param {string} label
   */
  chip(facet, key, label) {
    const name = text(`facet_${facet}`);
    const chip = element(
      "button",
      { type: "button", class: "m-chips__chip", "aria-label": text("facet_remove", { facet: name, label }) },
      `${name}: ${label}`,
    );
    chip.addEventListener("click", () => this.toggle(facet, key));
    return chip;
  }
}
