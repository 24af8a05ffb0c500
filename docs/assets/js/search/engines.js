// @ts-check
/** The engine of an index, fetched with its code when it is first needed, and one for the whole page. */

/** @type {Map<string, Promise<import("./engine.js").Engine>>} address of the index → its engine */
const engines = new Map();

/** @param {string} index the address of the folder, relative or not */
export function engineFor(index) {
  const base = new URL(index, document.baseURI).href;
  let engine = engines.get(base);
  if (!engine) {
    engine = import("./engine.js").then(({ createEngine, fetchFrom }) => createEngine(fetchFrom(base)));
    engine.catch(() => engines.delete(base));
    engines.set(base, engine);
  }
  return engine;
}
