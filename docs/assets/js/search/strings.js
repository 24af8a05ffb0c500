// @ts-check
/**
 * The words of the interface: from the page's `<script type="application/json" id="mosty-strings">`, which the build
 * fills from messages/strings.*.yml. `{name}` is filled in; a key with a number ends with its plural form ("_few").
 */

/** @type {Record<string, string> | undefined} */
let words;
/** Letters of a query that a sentence about it shows. */
const SHOWN = 60;
/** Values that come from a query, of any length. */
const FROM_QUERY = new Set(["query", "corrected"]);

/** @returns {Record<string, string>} */
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
  const template = (words ??= load())[key] ?? "";
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!(name in values)) return whole;
    return FROM_QUERY.has(name) ? brief(String(values[name])) : String(values[name]);
  });
}

/** @param {string} value A long query, shortened: it may be ten thousand letters. */
export function brief(value) {
  const letters = [...value.slice(0, 2 * SHOWN + 1)];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("").trimEnd()}…` : value;
}

/**
 * A number of things in words of the page's language.
 * @param {number} n
 * @param {string} [key] `KEY_one`, `KEY_few` … `KEY_other` are its forms
 */
export function count(n, key = "search_count") {
  const form = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
  return text(`${key}_${form}`, { n }) || text(`${key}_other`, { n });
}

/** Kinds whose section bears the same name: below it, the kind would be named twice ("law · Law"). */
const NAMED_BY_SECTION = new Set(["law", "org", "organisation"]);

/**
 * Where a document stands: the name of its kind, then the pages above it ("term · Glossary").
 * @param {{kind: string, breadcrumb: string[]}} hit
 */
export function whereabouts({ kind, breadcrumb }) {
  const isNamed = !kind || (breadcrumb.length > 0 && NAMED_BY_SECTION.has(kind));
  return [isNamed ? "" : text(`kind_${kind}`), ...breadcrumb].filter(Boolean).join(" · ");
}

/** @param {unknown} error What to tell about a search that failed. */
export function failure(error) {
  const reason = error instanceof Error && "reason" in error ? String(error.reason) : "missing";
  if (reason === "missing" && navigator.onLine === false) return text("search_offline");
  return text(`search_failed_${reason}`) || text("search_failed_missing");
}
