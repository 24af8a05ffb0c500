// @ts-check
/**
 * The maps of the catalogue: the drawings of the page, their ORPs turned from links into buttons of the facet, and the
 * regions beside them as buttons. Everything here can be chosen in the filters, too.
 */
import { element } from "../dom.js";
import { text } from "./strings.js";

const SVG = "http://www.w3.org/2000/svg";
/** From how many examples on a shape is darker. */
const STEPS = [1, 3, 6];

/** @typedef {{key: string, shape: SVGGElement, number: SVGTSpanElement | null, name: string}} Area */

export class MapView {
  /**
   * @param {HTMLElement[]} figures
   * @param {(facet: string, key: string) => void} toggle
   */
  constructor(figures, toggle) {
    this.toggle = toggle;
    /** @type {Area[]} */
    this.areas = figures.flatMap((figure) => this.#areas(figure));
    this.regions = element("div", { class: "m-chips", role: "group", "aria-label": text("facet_region") });
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    this.node = element("div", { class: "m-catalogue__map", hidden: true }, element("p", {}, text("browse_map_help")), ...figures, this.regions);
  }

  /**
   * @param {HTMLElement} figure
   * @returns {Area[]}
   */
  #areas(figure) {
    const svg = figure.querySelector("svg");
    const labels = [...figure.querySelectorAll(".m-map__labels text")];
    const shapes = [...figure.querySelectorAll("[data-orp], .m-map__orp")];
    return shapes.flatMap((old, place) => {
      const key = old.getAttribute("data-orp");
      const path = old.querySelector("path");
      if (!key || !path || !svg) return [];
      const shape = document.createElementNS(SVG, "g");
      for (const [name, value] of Object.entries({ role: "button", tabindex: "0", class: "m-map__orp", "data-orp": key })) {
        shape.setAttribute(name, value);
      }
      shape.append(path);
      old.replaceWith(shape);
      shape.addEventListener("click", () => this.#press(shape, key));
      shape.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.#press(shape, key);
      });
      return [{ key, shape, number: numberIn(labels[place]), name: nameIn(labels[place]) }];
    });
  }

  /**
   * @param {SVGGElement} shape
   * @param {string} key
   */
  #press(shape, key) {
    if (shape.getAttribute("aria-disabled") !== "true") this.toggle("orp", key);
  }

  /** @param {{facet: string, values: import("./facets.js").Counted[]}[]} counts */
  update(counts) {
    const orps = new Map(counts.find(({ facet }) => facet === "orp")?.values.map((value) => [value.key, value]));
    for (const { key, shape, number, name } of this.areas) {
      const { count = 0, chosen = false } = orps.get(key) ?? {};
      shape.setAttribute("aria-label", `${name}: ${count}`);
      shape.setAttribute("aria-pressed", String(chosen));
      shape.setAttribute("aria-disabled", String(!count && !chosen));
      shape.setAttribute("data-step", String(STEPS.filter((least) => count >= least).length));
      if (number) number.textContent = count ? String(count) : "";
    }
    const regions = counts.find(({ facet }) => facet === "region")?.values ?? [];
    for (const button of this.buttons.values()) button.hidden = true;
    for (const { key, label, count, chosen } of regions) {
      const button = this.#region(key);
      button.hidden = false;
      button.textContent = `${label} (${count})`;
      button.setAttribute("aria-pressed", String(chosen));
    }
  }

  /** @param {string} key */
  #region(key) {
    let button = this.buttons.get(key);
    if (!button) {
      button = element("button", { type: "button", class: "m-catalogue__view" });
      button.addEventListener("click", () => this.toggle("region", key));
      this.buttons.set(key, button);
      this.regions.append(button);
    }
    return button;
  }
}

/** @param {Element | undefined} label */
function nameIn(label) {
  return [...(label?.querySelectorAll("tspan:not(.m-map__number)") ?? [])].map((line) => line.textContent).filter(Boolean).join(" ");
}

/**
 * The line of the number below the name: that of the page, else a new one.
 * @param {Element | undefined} label
 */
function numberIn(label) {
  if (!label) return null;
  const old = label.querySelector("tspan.m-map__number");
  if (old) return /** @type {SVGTSpanElement} */ (old);
  const number = document.createElementNS(SVG, "tspan");
  number.setAttribute("x", label.getAttribute("x") ?? "0");
  number.setAttribute("dy", "1.1em");
  number.setAttribute("class", "m-map__number");
  label.append(number);
  return number;
}
