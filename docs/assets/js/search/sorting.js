// @ts-check
/** The orders of the catalogue. Pure. */

/** Beside the order of names, which is the page's own. */
export const SORTS = Object.freeze(["region", "evidence", "year"]);

/**
 * `places` in an order. What has no value in it comes last; of equals the order of names stays.
 * @param {number[]} places of cards, which stand in the order of names
 * @param {string} sort "" for the first of the orders
 * @param {import("./facets.js").Facet[]} facets
 * @param {(number | null)[]} years by place
 * @param {boolean} ranked whether `places` come by rank, which is then the first of the orders
 */
export function arranged(places, sort, facets, years, ranked) {
  if (ranked && !sort) return places;
  const named = [...places].sort((a, b) => a - b);
  /** @type {(place: number) => number} */
  let value = () => 0;
  if (sort === "year") value = (place) => -(years[place] ?? -Infinity);
  else if (sort === "region") value = (place) => first(facets, "region", place);
  else if (sort === "evidence") value = (place) => -Number(keyOf(facets, "evidence", place) ?? -1);
  return named.sort((a, b) => compare(value(a), value(b)) || a - b);
}

/** @param {number} a @param {number} b Infinities are equal. */
function compare(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * @param {import("./facets.js").Facet[]} facets
 * @param {string} name
 * @param {number} place
 */
function first(facets, name, place) {
  const values = facets.find(({ facet }) => facet === name)?.values ?? [];
  const index = values.findIndex(({ members }) => members.has(place));
  return index < 0 ? Infinity : index;
}

/**
 * @param {import("./facets.js").Facet[]} facets
 * @param {string} name
 * @param {number} place
 */
function keyOf(facets, name, place) {
  return facets.find(({ facet }) => facet === name)?.values.find(({ members }) => members.has(place))?.key;
}
