// @ts-check
/** What is new since a day: chosen in a list, kept in the address alone, so that a bookmark brings it back. */
import { element } from "./dom.js";

const SINCE = "od";

/** @param {string} hash @returns {string} the day that the address asks for, or "" */
export function dayIn(hash) {
  const day = new URLSearchParams(hash.replace(/^#/, "")).get(SINCE) ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : "";
}

/**
 * Of the days, each once and the latest first, the one from which on everything since `day` is news; "" for all.
 * @param {string[]} days
 * @param {string} day
 */
export function offered(days, day) {
  const later = days.filter((each) => each >= day);
  return day && later.length < days.length ? (later.at(-1) ?? day) : "";
}

/** @param {HTMLElement} root with a list a month, and its words in `data-…` */
export function attach(root) {
  const { label = "", all = "", none = "", hint = "" } = root.dataset;
  const months = [...root.querySelectorAll("section")];
  const items = [...root.querySelectorAll("li")].map((item) => ({ item, time: item.querySelector("time") }));
  const names = new Map(items.map(({ time }) => [time?.dateTime ?? "", time?.textContent ?? ""]));
  const days = [...names.keys()].sort().reverse();
  const select = element("select", { id: "m-news-since", "aria-describedby": "m-news-hint" });
  const nothing = element("p", { role: "status" });
  const field = element("div", { class: "m-choice m-choice--inline" }, element("label", { for: select.id }, label), select);

  /** @param {string} day */
  function show(day) {
    for (const { item, time } of items) item.hidden = (time?.dateTime ?? "") < day;
    for (const month of months) month.hidden = !month.querySelector("li:not([hidden])");
    nothing.textContent = items.some(({ item }) => !item.hidden) ? "" : none;
  }

  function read() {
    const day = dayIn(location.hash);
    const value = offered(days, day);
    const known = value && !names.has(value) ? [element("option", { value }, value)] : [];
    const options = days.map((each) => element("option", { value: each }, names.get(each) ?? each));
    select.replaceChildren(element("option", { value: "" }, all), ...known, ...options);
    select.value = value;
    show(day);
  }

  select.addEventListener("change", () => {
    history.replaceState(history.state, "", select.value ? `#${SINCE}=${select.value}` : location.pathname + location.search);
    show(select.value);
  });
  // Another fragment is a place on this page: what is shown stays.
  window.addEventListener("hashchange", () => {
    if (dayIn(location.hash)) read();
  });
  root.prepend(field, element("p", { id: "m-news-hint", class: "m-news__hint" }, hint), nothing);
  root.classList.add("is-ready");
  read();
}
