// @ts-check
/**
 * The search engine of a browser (and of Node, in tests): asks an exported index, touches no page.
 *
 *     const engine = createEngine(fetchFile);            // fetchFile(name, {fresh}) → Promise of bytes
 *     await engine.search("škol", {prefix: true, limit: 8});
 *     engine.highlight("Setkávání škol", "skola");       // [["Setkávání ", false], ["škol", true]]
 */
import { Analyzer, fold } from "./analyzer.js";
import { ENTRY } from "./phrases.js";
import { mayHaveRelatives, parse, rank, typedPrefix, unknownWords } from "./ranking.js";
import { SearchError } from "./shards.js";
import { likelyStarts, nearestWord } from "./spelling.js";
import { Store } from "./store.js";

export { SearchError } from "./shards.js";

/**
 * @typedef {{url: string, title: string, description: string, kind: string, breadcrumb: string[], score: number}} Hit
 */
/** @typedef {{query: string, corrected: string | null, total: number, results: Hit[]}} SearchResult */
/**
 * @typedef {object} Options
 * @property {boolean} [prefix] the last word may be the beginning of one
 * @property {number} [limit] how many results; 10 unless told
 * @property {boolean} [exact] search for exactly these words, put none right
 */

/** Searches one exported index. */
class Engine {
  /** @param {import("./store.js").FetchFile} fetchFile */
  constructor(fetchFile) {
    this.fetchFile = fetchFile;
    /** @type {Promise<void> | undefined} */
    this.loading = undefined;
    /** @type {Store | undefined} */
    this.store = undefined;
    /** @type {Analyzer[]} */
    this.analyzers = [];
    this.own = 0;
  }

  /**
   * Fetch the manifest, unless it is there. Raises SearchError.
   * @param {boolean} [fresh]
   * @returns {Promise<void>}
   */
  load(fresh = false) {
    if (!this.loading || fresh) {
      this.loading = this.#open(fresh);
      this.loading.catch(() => {
        this.loading = undefined;
      });
    }
    return this.loading;
  }

  /** @param {boolean} fresh */
  async #open(fresh) {
    const store = await Store.open(this.fetchFile, fresh);
    const { locales, limits, abbreviations, locale } = store.manifest;
    this.analyzers = locales.map(([, spec]) => new Analyzer(spec, limits, abbreviations));
    this.own = locales.findIndex(([name]) => name === locale);
    this.store = store;
  }

  /**
   * The best documents for `query`. Raises SearchError if a file of the index is missing, broken or stale,
   * and nothing else, whatever the query.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<SearchResult>}
   */
  async search(query, { prefix = false, limit = 10, exact = false } = {}) {
    await this.load();
    try {
      return await this.#search(query, prefix, limit, exact);
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      // The site may have been published anew since the manifest was read: read it again, past the cache.
      const before = this.store?.manifest.build;
      await this.load(true);
      if (this.store?.manifest.build === before && error.reason !== "missing") throw error;
      return this.#search(query, prefix, limit, exact);
    }
  }

  /**
   * @param {string} query
   * @param {boolean} prefix
   * @param {number} limit
   * @param {boolean} exact
   * @returns {Promise<SearchResult>}
   */
  async #search(query, prefix, limit, exact) {
    const store = /** @type {Store} */ (this.store);
    let parsed = await this.#parse(query, prefix);
    /** @type {string | null} */
    let corrected = null;
    if (!exact) {
      corrected = await this.#corrected(query, unknownWords(parsed, store));
      if (corrected !== null) parsed = await this.#parse(corrected, prefix);
    }
    const ranked = rank(parsed, store, this.analyzers[this.own]);
    const shown = ranked.slice(0, Math.max(0, limit));
    const rows = await store.rows(shown.map(({ document }) => document));
    const results = rows.map(([url, title, description, kind, breadcrumb], place) => {
      return { url, title, description, kind, breadcrumb, score: shown[place].score };
    });
    return { query, corrected, total: ranked.length, results };
  }

  /**
   * Fetch what the words need, then what their concepts need.
   * @param {string} query
   * @param {boolean} prefix
   */
  async #parse(query, prefix) {
    const store = /** @type {Store} */ (this.store);
    const most = store.manifest.limits.words;
    const words = this.analyzers.map((analyzer) => analyzer.words(query, most));
    const own = this.analyzers[this.own];
    const typed = prefix ? typedPrefix(query, words[this.own], own) : "";
    const stems = words.flat().map(({ stem }) => stem).filter(Boolean);
    const roots = words[this.own].map(({ stem }) => own.root(stem)).filter((root) => mayHaveRelatives(root, own));
    await store.load(stems, typed ? [...roots, typed] : roots);
    const parsed = parse(query, this.analyzers, this.own, store, prefix);
    await store.load([...parsed.concepts.keys()].flatMap((token) => [token, token + ENTRY]));
    return parsed;
  }

  /**
   * The query with its unknown words put right, or null if there is nothing to put right.
   * @param {string} query
   * @param {import("./analyzer.js").Word[]} unknown
   */
  async #corrected(query, unknown) {
    const store = /** @type {Store} */ (this.store);
    const nearest = await Promise.all(unknown.map(({ stem }) => this.#nearest(stem)));
    await store.load(nearest.filter((stem) => stem !== undefined));
    /** @type {string[]} */
    const pieces = [];
    let at = 0;
    unknown.forEach(({ start, end }, place) => {
      const stem = nearest[place];
      if (stem === undefined) return;
      pieces.push(query.slice(at, start), store.term(stem)?.surface ?? stem);
      at = end;
    });
    return pieces.length ? [...pieces, query.slice(at)].join("") : null;
  }

  /** @param {string} stem */
  async #nearest(stem) {
    const store = /** @type {Store} */ (this.store);
    const starts = likelyStarts(stem);
    if (!starts.length) return undefined;
    return (
      nearestWord(stem, await store.words(starts, false)) ?? nearestWord(stem, await store.words(starts, true))
    );
  }

  /**
   * `text` in pieces, each with whether it is a word of `query` (in any of its forms). The manifest must be loaded.
   * @param {string} text
   * @param {string} query
   * @param {{prefix?: boolean}} [options]
   * @returns {[string, boolean][]}
   */
  highlight(text, query, { prefix = false } = {}) {
    const analyzer = this.analyzers[this.own];
    if (!analyzer) return text ? [[text, false]] : [];
    const asked = analyzer.words(query, analyzer.limits.words);
    const stems = new Set(asked.map(({ stem }) => stem).filter(Boolean));
    const typed = prefix ? typedPrefix(query, asked, analyzer) : "";
    /** @type {[string, boolean][]} */
    const pieces = [];
    let at = 0;
    for (const { raw, start, end, stem } of analyzer.words(text)) {
      if (!stems.has(stem) && !(typed && fold(raw).startsWith(typed))) continue;
      if (start > at) pieces.push([text.slice(at, start), false]);
      pieces.push([raw, true]);
      at = end;
    }
    if (at < text.length) pieces.push([text.slice(at), false]);
    return pieces;
  }
}

/** @param {import("./store.js").FetchFile} fetchFile */
export function createEngine(fetchFile) {
  return new Engine(fetchFile);
}

/**
 * Fetches index files of this site over the network.
 * @param {string | URL} base the folder of the index, ending with "/"
 * @returns {import("./store.js").FetchFile}
 */
export function fetchFrom(base) {
  return async (file, { fresh }) => {
    const response = await fetch(new URL(file, base), { cache: fresh ? "reload" : "default" });
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    return response.arrayBuffer();
  };
}
