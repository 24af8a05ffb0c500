// @ts-check
/**
 * The words of the interface: from the page's `<script type="application/json" id="mosty-strings">`; what is
 * missing there is English. `{name}` is filled in; a key with a number ends with its plural form ("_few").
 */

/** @type {Record<string, string>} */
const ENGLISH = {
  search_label: "Search the portal",
  search_button: "Search",
  search_list_label: "Found pages",
  search_loading: "Searching…",
  search_count_one: "{n} result",
  search_count_other: "{n} results",
  search_none: "Nothing found for “{query}”.",
  search_none_help: "Try another word or fewer words. Or look through the index from A to Z.",
  search_az: "Index from A to Z",
  search_all: "All results for “{query}”",
  search_results_for: "Results for “{query}”",
  search_corrected: "Showing results for “{corrected}”",
  search_exact: "Search only for “{query}”",
  search_more: "Show more results",
  search_copy: "Copy link to this search",
  search_copied: "The link is copied. It contains the words you searched for.",
  search_copy_by_hand: "Copy the link from the address bar. It contains the words you searched for.",
  search_failed_missing: "A part of the search could not be fetched. Check your connection, please.",
  search_failed_broken: "A part of the search arrived damaged.",
  search_failed_stale: "The portal has changed meanwhile. Load the page anew, please.",
  search_failed_help: "All pages can be found without the search, too:",
  search_retry: "Try again",
};

/** @type {Record<string, string> | undefined} */
let words;

function load() {
  try {
    return JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}");
  } catch {
    return {};
  }
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  /** @type {Record<string, string>} */
  const known = (words ??= { ...ENGLISH, ...load() });
  const template = known[key] ?? "";
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** @param {number} n The number of results, in words of the page's language. */
export function count(n) {
  const form = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
  return text(`search_count_${form}`, { n }) || text("search_count_other", { n });
}

/**
 * Where a document stands: the name of its kind, then the pages above it ("term · Glossary").
 * @param {import("./engine.js").Hit} hit
 */
export function whereabouts({ kind, breadcrumb }) {
  const name = kind ? text(`kind_${kind}`) : "";
  const said = breadcrumb.some((page) => page.toLowerCase() === name.toLowerCase());
  return [said ? "" : name, ...breadcrumb].filter(Boolean).join(" · ");
}

/** @param {unknown} error What to tell about a search that failed. */
export function failure(error) {
  const reason = error instanceof Error && "reason" in error ? String(error.reason) : "missing";
  return text(`search_failed_${reason}`) || text("search_failed_missing");
}
