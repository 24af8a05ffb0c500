// @ts-check
/** The controls of the catalogue as nodes: a field, an order, a view, a line that says how many there are. */
import { element } from "./dom.js";
import { text } from "./strings.js";

/**
 * @param {string} key
 * @param {Record<string, string>} values
 * @param {() => void} run
 */
export function button(key, values, run) {
  const made = element("button", { type: "button", class: "m-results__button" }, text(key, values));
  made.addEventListener("click", run);
  return made;
}

/** The field, its form, and what stands between filters and cards. */
export function controls() {
  const input = element("input", { id: "m-catalogue-input", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
  const form = element(
    "form", { role: "search", class: "m-search m-search--page", "aria-label": text("browse_label") },
    element("label", { for: input.id, class: "m-search__label" }, text("browse_label")),
    element("div", { class: "m-search__row" }, input),
  );
  const sort = element("select", { id: "m-catalogue-sort" });
  const views = ["", "map"].map((view) => {
    return { view, button: element("button", { type: "button", class: "m-catalogue__view" }, text(view ? "browse_map" : "browse_list")) };
  });
  const status = element("p", { class: "m-results__status", role: "status" });
  const note = element("div", { class: "m-catalogue__note" });
  const order = element("label", { for: sort.id }, `${text("browse_sort")} `, sort);
  const group = element("div", { class: "m-catalogue__views", role: "group", "aria-label": text("browse_view") }, ...views.map((one) => one.button));
  const bar = element("div", { class: "m-catalogue__bar" }, status, order, group);
  return { input, form, sort, views, status, note, bar };
}
