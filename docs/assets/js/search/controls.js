// @ts-check
/** The controls of the catalogue as nodes: a field, an order, a view, a line that says how many there are. */
import { element } from "../dom.js";
import { searchForm, statusLine } from "./query-view.js";
import { text } from "./strings.js";

/** The field, its form, and what stands between filters and cards. */
export function controls() {
  const label = text("browse_label");
  const { input, form } = searchForm("m-catalogue-input", { "aria-label": label }, label, {});
  const sort = element("select", { id: "m-catalogue-sort" });
  const views = ["", "map"].map((view) => {
    return { view, button: element("button", { type: "button", class: "m-catalogue__view" }, text(view ? "browse_map" : "browse_list")) };
  });
  const status = statusLine();
  const note = element("div", { class: "m-catalogue__note" });
  const order = element("label", { for: sort.id }, `${text("browse_sort")} `, sort);
  const group = element("div", { class: "m-catalogue__views", role: "group", "aria-label": text("browse_view") }, ...views.map(({ button }) => button));
  const bar = element("div", { class: "m-catalogue__bar" }, status, order, group);
  return { input, form, sort, views, status, note, bar };
}
