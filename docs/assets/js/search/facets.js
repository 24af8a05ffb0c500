// @ts-check
/** Filtering by facets: within one, any of the chosen values; between facets, all. Pure. */

/** @typedef {{key: string, label: string, members: Set<number>}} Value */
/** @typedef {{facet: string, values: Value[]}} Facet */
/** @typedef {{key: string, label: string, count: number, chosen: boolean}} Counted */

/**
 * @param {import("./extras.js").FacetLists} lists
 * @returns {Facet[]}
 */
export function facetsFrom(lists) {
  return lists.map(([facet, values]) => ({
    facet,
    values: values.map(([key, label, members]) => ({ key, label, members: new Set(members) })),
  }));
}

/**
 * For each facet with a choice: what has one of the chosen values. Keys that nobody has choose nothing.
 * @param {Facet[]} facets
 * @param {Record<string, string[]>} chosen
 * @returns {Map<string, (document: number) => boolean>}
 */
function tests(facets, chosen) {
  const byFacet = new Map();
  for (const { facet, values } of facets) {
    const keys = new Set(chosen[facet] ?? []);
    if (!keys.size) continue;
    const sets = values.filter(({ key }) => keys.has(key)).map(({ members }) => members);
    byFacet.set(facet, (/** @type {number} */ document) => sets.some((set) => set.has(document)));
  }
  return byFacet;
}

/**
 * What is left of `documents`, in their order.
 * @param {number[]} documents
 * @param {Facet[]} facets
 * @param {Record<string, string[]>} chosen
 */
export function filtered(documents, facets, chosen) {
  const all = [...tests(facets, chosen).values()];
  return documents.filter((document) => all.every((fits) => fits(document)));
}

/**
 * For every value how many documents there would be with it: the choices in its own facet do not count against it.
 * Values without any are left out unless chosen.
 * @param {number[]} documents
 * @param {Facet[]} facets
 * @param {Record<string, string[]>} chosen
 * @param {string[]} [together] facets that are chosen from in one place: their choices do not count against each other
 * @returns {{facet: string, values: Counted[]}[]}
 */
export function counted(documents, facets, chosen, together = []) {
  const byFacet = tests(facets, chosen);
  return facets.map(({ facet, values }) => {
    const own = together.includes(facet) ? together : [facet];
    const others = [...byFacet].filter(([name]) => !own.includes(name)).map(([, fits]) => fits);
    const rest = documents.filter((document) => others.every((fits) => fits(document)));
    const keys = new Set(chosen[facet] ?? []);
    const counts = values.map(({ key, label, members }) => ({
      key, label, count: rest.filter((document) => members.has(document)).length, chosen: keys.has(key),
    }));
    return { facet, values: counts.filter(({ count, chosen: isChosen }) => count || isChosen) };
  });
}

/**
 * The choice with one value added or taken away.
 * @param {Record<string, string[]>} chosen
 * @param {string} facet
 * @param {string} key
 */
export function toggled(chosen, facet, key) {
  const keys = chosen[facet] ?? [];
  return { ...chosen, [facet]: keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key] };
}
