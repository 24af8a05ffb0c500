// @ts-check
/** What stands beside the index: passages, facets, tables of records. See scripts/mosty/search/extras.py. */
import { SearchError } from "./shards.js";

/** @typedef {import("./marker.js").Part} Part */
/** @typedef {[facet: string, values: [key: string, label: string, documents: number[]][]][]} FacetLists */
/** @typedef {{columns: string[], rows: Record<string, string[]>}} Table */
/** @typedef {import("./store.js").Manifest & {facets?: string, records?: string, text?: [string, [first: number, sizes: number[]][]]}} Manifest */

/** @type {WeakMap<object, Map<string, Promise<any>>>} */
const filesOf = new WeakMap();

/**
 * A file of the index as JSON, fetched once. Raises SearchError when it is missing, cut, or of another build.
 * @param {import("./engine.js").Engine} engine
 * @param {string} file
 */
function fileOf(engine, file) {
  const files = filesOf.get(engine) ?? new Map();
  filesOf.set(engine, files);
  let reading = files.get(file);
  if (!reading) {
    reading = read(engine, file);
    reading.catch(() => files.delete(file));
    files.set(file, reading);
  }
  return reading;
}

/**
 * @param {import("./engine.js").Engine} engine
 * @param {string} file
 */
async function read(engine, file) {
  let bytes;
  try {
    bytes = new Uint8Array(await engine.fetchFile(file, { fresh: false }));
  } catch {
    throw new SearchError("missing", file);
  }
  let content;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new SearchError("broken", file);
  }
  if (content?.build !== manifestOf(engine).build) throw new SearchError("stale", file);
  return content;
}

/** @param {import("./engine.js").Engine} engine */
function manifestOf(engine) {
  return /** @type {Manifest} */ (engine.store?.manifest);
}

/**
 * @param {import("./engine.js").Engine} engine
 * @returns {Promise<FacetLists>}
 */
export async function facetsOf(engine) {
  await engine.load();
  const { facets } = manifestOf(engine);
  return facets ? (await fileOf(engine, facets)).facets : [];
}

/**
 * @param {import("./engine.js").Engine} engine
 * @returns {Promise<Table>}
 */
export async function recordsOf(engine) {
  await engine.load();
  return fileOf(engine, manifestOf(engine).records ?? "records");
}

/**
 * About how many bytes the parts of a document are, before they are packed; 0 for one that has none. The engine is loaded.
 * @param {import("./engine.js").Engine} engine
 * @param {number} document
 */
export function sizeOfParts(engine, document) {
  for (const [first, sizes] of manifestOf(engine).text?.[1] ?? []) {
    if (first <= document && document < first + sizes.length) return sizes[document - first] * 100;
  }
  return 0;
}

/**
 * The parts of a document; null for one that has none beside its description.
 * @param {import("./engine.js").Engine} engine
 * @param {number} document
 * @returns {Promise<{parts: Part[]} | null>}
 */
export async function partsOf(engine, document) {
  if (!sizeOfParts(engine, document)) return null;
  return fileOf(engine, `${manifestOf(engine).text?.[0]}/${document}.json`);
}
