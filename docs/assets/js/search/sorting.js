// @ts-check
/** The orders of the catalogue. Pure. */

/** The orders there are; the first is the page's own. */
export const SORTS = Object.freeze(["evidence", "name", "region", "year"]);

/** @typedef {{years: (number | null)[], names: number[]}} Orders by place: the year, and the place in the order of names */

/**
 * `places` in an order. What has no value in it comes last; of equals, and by evidence, the order of the page stays.
 * @param {number[]} places of cards, which stand in the order of what is documented
 * @param {string} sort "" for the first of the orders
 * @param {import("./facets.js").Facet[]} facets
 * @param {Orders} orders
 * @param {boolean} ranked whether `places` come by rank, which is then the first of the orders
 */
export function arranged(places, sort, facets, { years, names }, ranked) {
  if (ranked && !sort) return places;
  /** @type {(place: number) => number} */
  let value = () => 0;
  if (sort === "year") value = (place) => -(years[place] ?? -Infinity);
  else if (sort === "region") value = (place) => first(facets, "region", place);
  else if (sort === "name") value = (place) => names[place];
  return [...places].sort((a, b) => compare(value(a), value(b)) || a - b);
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
