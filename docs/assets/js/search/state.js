// @ts-check
/**
 * What is asked for, and the part of an address that says it: `#q=škola&tema=skola,kontakt&kraj=ustecky`.
 * The same names in every language, so a link keeps its meaning on the other language's page. Pure.
 */

/** @typedef {"" | "professional"} Reader Who asks: a family, or anybody, unless said. */
/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} chosen facet → keys
 * @property {string} sort "" is the page's own order
 * @property {string} view "" is the list
 * @property {Reader} reader
 */

/** Facet → its name in the address. */
export const NAMES = Object.freeze({
  kind: "druh", region: "kraj", orp: "orp", theme: "tema", actor: "kdo", stage: "faze", evidence: "doklady", strength: "sila",
});
/** Orders and views, likewise. */
const SORT_NAMES = Object.freeze({ name: "nazev", region: "kraj", evidence: "doklady", year: "rok" });
const VIEW_NAMES = Object.freeze({ map: "mapa" });
const READER_NAMES = Object.freeze({ professional: "odbornik" });
const KEY = /^[a-z0-9_-]{1,64}$/;
const MOST = 40;

/** @returns {State} */
export function nothing() {
  return { query: "", chosen: {}, sort: "", view: "", reader: "" };
}

/** @param {State} state Whether nothing is asked for. */
export function isNothing({ query, chosen }) {
  return !query.trim() && !Object.values(chosen).some((keys) => keys.length);
}

/**
 * @param {string} hash an address's fragment
 * @returns {State | null} null if it says nothing about a search (another place on the page)
 */
export function stateOf(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const names = ["q", "razeni", "zobrazeni", "ctenar", ...Object.values(NAMES)];
  if (!names.some((name) => parameters.has(name))) return null;
  const state = nothing();
  state.query = parameters.get("q") ?? "";
  state.sort = keyOf(SORT_NAMES, parameters.get("razeni"));
  state.view = keyOf(VIEW_NAMES, parameters.get("zobrazeni"));
  state.reader = /** @type {Reader} */ (keyOf(READER_NAMES, parameters.get("ctenar")));
  for (const [facet, name] of Object.entries(NAMES)) {
    const keys = (parameters.get(name) ?? "").split(",").filter((key) => KEY.test(key));
    if (keys.length) state.chosen[facet] = [...new Set(keys)].slice(0, MOST);
  }
  return state;
}

/**
 * @param {Record<string, string>} names
 * @param {string | null} name
 */
function keyOf(names, name) {
  return Object.keys(names).find((key) => names[key] === name) ?? "";
}

/** @param {State} state The fragment that says it; "" for nothing. */
export function hashOf({ query, chosen, sort, view, reader }) {
  const parts = [];
  if (query) parts.push(`q=${encodeURIComponent(query)}`);
  for (const [facet, name] of Object.entries(NAMES)) {
    if (chosen[facet]?.length) parts.push(`${name}=${chosen[facet].join(",")}`);
  }
  const order = /** @type {Record<string, string>} */ (SORT_NAMES)[sort];
  const shown = /** @type {Record<string, string>} */ (VIEW_NAMES)[view];
  if (order) parts.push(`razeni=${order}`);
  if (shown) parts.push(`zobrazeni=${shown}`);
  if (reader) parts.push(`ctenar=${READER_NAMES[reader]}`);
  return parts.length ? `#${parts.join("&")}` : "";
}
