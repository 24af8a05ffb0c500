// @ts-check
/** One value of some facets as a list that opens: what is looked for first, in one touch. Several are chosen in the filters. */
import { element } from "../dom.js";
import { text } from "./strings.js";

/** @typedef {import("./facets.js").Counted} Counted */

const SEVERAL = "+"; // no key of a facet

export class Choice {
  /**
   * @param {string} name of the choice: the id of its field, and the end of the key of what stands for no choice
   * @param {string} label
   * @param {string[]} facets whose values are offered
   * @param {(chosen: Record<string, string[]>) => void} choose what is chosen now, for each of the facets
   */
  constructor(name, label, facets, choose) {
    this.name = name;
    this.facets = facets;
    this.select = element("select", { id: `m-catalogue-${name}` });
    this.node = element("div", { class: "m-choice" }, element("label", { for: this.select.id }, label), this.select);
    this.select.addEventListener("change", () => {
      const [facet, key] = this.select.value.split(":");
      choose(Object.fromEntries(facets.map((other) => [other, other === facet ? [key] : []])));
    });
  }

  /** @param {{facet: string, values: Counted[]}[]} counts what there is now */
  update(counts) {
    const own = counts.filter(({ facet }) => this.facets.includes(facet));
    const chosen = own.flatMap(({ facet, values }) => values.filter((value) => value.chosen).map(({ key }) => `${facet}:${key}`));
    const groups = own.map(({ facet, values }) => {
      const options = values.map(({ key, label, count }) => element("option", { value: `${facet}:${key}` }, `${label} (${count})`));
      return own.length > 1 ? element("optgroup", { label: text(`facet_${facet}`) }, ...options) : options;
    });
    const several = chosen.length > 1 ? [element("option", { value: SEVERAL }, text("browse_several", { n: chosen.length }))] : [];
    this.select.replaceChildren(element("option", { value: "" }, text(`browse_all_${this.name}`)), ...several, ...groups.flat());
    this.select.value = several.length ? SEVERAL : (chosen[0] ?? "");
  }
}
