// @ts-check
/** The controls of the catalogue as nodes: a field, kinds, an order, a view, a line that says how many there are. */
import { element } from "../dom.js";
import { searchForm, statusLine } from "./query-view.js";
import { text } from "./strings.js";

/** The field, its form, and what stands between filters and cards. @param {string[]} kinds of what is listed */
export function controls(kinds) {
  const label = text("browse_label");
  const { input, form } = searchForm("m-catalogue-input", { "aria-label": label }, label, { placeholder: label });
  form.querySelector("label")?.classList.add("m-visually-hidden");
  const sort = element("select", { id: "m-catalogue-sort" });
  const views = ["", "map"].map((view) => ({ view, button: press(text(view ? "browse_map" : "browse_list")) }));
  const switches = kinds.length > 1 ? ["", ...kinds].map((kind) => ({ kind, button: press(text(`browse_kind_${kind || "both"}`)) })) : [];
  const status = statusLine();
  const note = element("div", { class: "m-catalogue__note" });
  const order = element("div", { class: "m-choice m-choice--inline" }, element("label", { for: sort.id }, text("browse_sort")), sort);
  return { input, form, sort, order, views, switches, status, note };
}

/** @param {string} words A button of a group in which one is pressed. */
function press(words) {
  return element("button", { type: "button", class: "m-catalogue__view" }, words);
}

/**
 * Buttons of which one is pressed.
 * @param {string} label
 * @param {{button: HTMLButtonElement}[]} entries
 */
export function pressGroup(label, entries) {
  return element("div", { class: "m-catalogue__views", role: "group", "aria-label": label }, ...entries.map(({ button }) => button));
}
