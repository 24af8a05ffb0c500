// @ts-check
/** The glossary: a field that leaves only the terms with what is typed in them. Without it the list is whole. */
import { element } from "./dom.js";

/** @param {string} words Small letters without diacritics. */
export function folded(words) {
  return words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * Whether each word that is typed begins a word of the text; both are folded.
 * @param {string} text
 * @param {string} typed
 */
export function fits(text, typed) {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return typed.split(/[^\p{L}\p{N}]+/u).every((part) => !part || words.some((word) => word.startsWith(part)));
}

/** @param {Element} entry What is said in it, without the names of its fields and of other terms. */
function words(entry) {
  const parts = [...entry.querySelectorAll("h2, p, dd")].filter((part) => !(part.matches("dd") && part.querySelector("a")));
  return parts.map((part) => part.textContent).join(" ");
}

/** @param {HTMLElement} root with the bar of letters, a box a letter, and its words in `data-…` */
export function attach(root) {
  const { label = "", count = "", none = "" } = root.dataset;
  const input = element("input", { id: "m-glossary-input", type: "search", autocomplete: "off", spellcheck: "false" });
  const status = element("p", { class: "m-results__status", role: "status" });
  const row = element("div", { class: "m-search__row" }, input);
  const form = element("form", { class: "m-search m-search--page", role: "search", "aria-label": label }, element("label", { for: input.id, class: "m-search__label" }, label), row);
  const letters = [...root.querySelectorAll(".m-glossary__letter")].map((box) => ({
    box: /** @type {HTMLElement} */ (box),
    link: /** @type {HTMLElement | null} */ (root.querySelector(`a[href="#${box.id}"]`)),
    entries: [...box.children].map((entry) => ({ entry: /** @type {HTMLElement} */ (entry), text: folded(words(entry)) })),
  }));
  const all = letters.reduce((sum, { entries }) => sum + entries.length, 0);

  function filter() {
    const typed = folded(input.value.trim());
    let shown = 0;
    for (const { box, link, entries } of letters) {
      let here = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !fits(text, typed);
        here += Number(!entry.hidden);
      }
      box.hidden = !here;
      if (link) link.hidden = !here;
      shown += here;
    }
    const said = shown ? count.replace("{n}", String(shown)).replace("{all}", String(all)) : none;
    status.textContent = typed ? said : "";
  }

  /** A link to a term that is filtered away: the filter gives way. */
  function giveWay() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !root.contains(target) || !target.closest("[hidden]")) return;
    input.value = "";
    filter();
    target.scrollIntoView();
  }

  input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", giveWay);
  root.prepend(form, status);
  root.classList.add("is-ready");
  filter();
}
