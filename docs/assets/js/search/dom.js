// @ts-check
/** Builds page nodes. Text always goes in as text. */

/**
 * An element with attributes (an attribute that is null or false is left out) and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | null>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/**
 * The nodes of highlighted text.
 * @param {[string, boolean][]} pieces
 * @returns {(Node | string)[]}
 */
export function marked(pieces) {
  return pieces.map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));
}

/**
 * The address of a found document on this site.
 * @param {string | undefined} base the site's prefix, relative or not
 * @param {string} url root-relative
 */
export function siteUrl(base, url) {
  return `${(base ?? "").replace(/\/$/, "")}${url}`;
}

/**
 * Calls `run` once things have been quiet for `delay` milliseconds.
 * @param {() => void} run
 * @param {number} delay
 * @returns {{(): void, cancel: () => void}}
 */
export function debounced(run, delay) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

/**
 * The engine for an index folder, fetched with its code when it is first needed, and one for the whole page.
 * @type {Map<string, Promise<ReturnType<typeof import("./engine.js").createEngine>>>}
 */
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
