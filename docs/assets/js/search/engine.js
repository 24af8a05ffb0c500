// @ts-check
/**
 * The search engine of a browser (and of Node, in tests): asks an exported index, touches no page.
 *
 *     const engine = createEngine(fetchFile);            // fetchFile(name, {fresh}) → Promise of bytes
 *     await engine.search("škol", {prefix: true, limit: 8});
 *     engine.marker("skola").pieces("Setkávání škol");   // [["Setkávání ", false], ["škol", true]]
 */
import { Analyzer } from "./analyzer.js";
import { Marker } from "./marker.js";
import { ENTRY } from "./phrases.js";
import { mayHaveRelatives, near, parse, rank, typedPrefix, unknownWords } from "./ranking.js";
import { SearchError } from "./shards.js";
import { allowedDistance, likelyStarts, nearestWord, SLIP } from "./spelling.js";
import { Store } from "./store.js";

export { SearchError } from "./shards.js";

/**
 * @typedef {object} Hit
 * @property {number} document
 * @property {string} url
 * @property {string} title
 * @property {string} description
 * @property {string} kind
 * @property {string[]} breadcrumb
 * @property {string} note one more line about it, or ""
 * @property {string} locale the language of its text if that is not the index's own, or ""
 * @property {number} score
 */
/**
 * @typedef {object} SearchResult
 * @property {string} query
 * @property {string | null} corrected what was searched for instead
 * @property {number} total
 * @property {number} near how many of them are near, the first ones
 * @property {string[]} absent the words of the query that name a subject nothing is written about
 * @property {number[]} documents all that were nearest, by rank
 * @property {{document: number, whole: boolean}[]} entries the glossary's entries on what is asked for; `whole`: the
 *     query is nothing else
 * @property {Hit[]} results the first of them
 */
/**
 * @typedef {object} Options
 * @property {boolean} [prefix] the last word may be the beginning of one
 * @property {number} [limit] how many results; 10 unless told
 * @property {boolean} [exact] search for exactly these words, put none right
 * @property {boolean} [professional] who asks is one: the page on a subject comes first for its name
 */

/** Searches one exported index. */
export class Engine {
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
  async search(query, { prefix = false, limit = 10, exact = false, professional = false } = {}) {
    await this.load();
    try {
      return await this.#search(query, prefix, limit, exact, professional);
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      // The site may have been published anew since the manifest was read: read it again, past the cache.
      const before = this.store?.manifest.build;
      await this.load(true);
      if (this.store?.manifest.build === before && error.reason !== "missing") throw error;
      return this.#search(query, prefix, limit, exact, professional);
    }
  }

  /**
   * @param {string} query
   * @param {boolean} prefix
   * @param {number} limit
   * @param {boolean} exact
   * @param {boolean} professional
   * @returns {Promise<SearchResult>}
   */
  async #search(query, prefix, limit, exact, professional) {
    const store = /** @type {Store} */ (this.store);
    let parsed = await this.#parse(query, prefix, professional);
    /** @type {string | null} */
    let corrected = null;
    if (!exact) {
      corrected = await this.#corrected(query, parsed);
      if (corrected !== null) parsed = await this.#parse(corrected, prefix, professional);
    }
    const ranked = rank(parsed, store, this.analyzers[this.own]);
    const shown = ranked.slice(0, Math.max(0, limit));
    const hits = await this.hits(shown.map(({ document }) => document));
    const results = hits.map((hit, place) => ({ ...hit, score: shown[place].score }));
    const documents = ranked.map(({ document }) => document);
    const { absent } = parsed;
    return { query, corrected, total: ranked.length, near: near(ranked, absent), absent, documents, entries: entriesOf(parsed, store), results };
  }

  /**
   * What to show of documents, in the order asked for. The manifest must be loaded. Raises SearchError.
   * @param {number[]} documents
   * @returns {Promise<Hit[]>}
   */
  async hits(documents) {
    const rows = await /** @type {Store} */ (this.store).rows(documents);
    return rows.map(([url, title, description, kind, breadcrumb, note = "", locale = ""], place) => {
      return { document: documents[place], url, title, description, kind, breadcrumb, note, locale, score: 0 };
    });
  }

  /**
   * Fetch what the words need, then what their concepts need.
   * @param {string} query
   * @param {boolean} prefix
   * @param {boolean} professional
   */
  async #parse(query, prefix, professional) {
    const store = /** @type {Store} */ (this.store);
    const most = store.manifest.limits.words;
    const words = this.analyzers.map((analyzer) => analyzer.words(query, most));
    const own = this.analyzers[this.own];
    const typed = prefix ? typedPrefix(query, words[this.own], own) : "";
    const stems = words.flat().map(({ stem }) => stem).filter(Boolean);
    const roots = words[this.own].map(({ stem }) => own.root(stem)).filter((root) => mayHaveRelatives(root, own));
    const names = [own.whole(words[this.own]), ...(professional ? [own.subject(words[this.own])] : [])];
    await store.load([...stems, ...names], typed ? [...roots, typed] : roots);
    const parsed = parse(query, this.analyzers, this.own, store, prefix, professional);
    await store.load([...parsed.concepts.keys()].flatMap((token) => [token, token + ENTRY]));
    return parsed;
  }

  /**
   * The query with its unknown words put right, or null if there is nothing to put right.
   * @param {string} query
   * @param {import("./ranking.js").Parsed} parsed
   */
  async #corrected(query, parsed) {
    const store = /** @type {Store} */ (this.store);
    const unknown = unknownWords(parsed, store);
    // A slip in the very first letter costs the whole vocabulary: only where nothing else would be nearest.
    const everywhere = unknown.length === parsed.words.filter(({ stem }) => stem).length;
    const nearest = await Promise.all(unknown.map(({ stem }) => this.#nearest(stem, everywhere)));
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

  /**
   * @param {string} stem
   * @param {boolean} everywhere also among words that begin quite differently
   */
  async #nearest(stem, everywhere) {
    const store = /** @type {Store} */ (this.store);
    const starts = likelyStarts(stem);
    if (!starts.length) return undefined;
    const most = allowedDistance([...stem]);
    const nearest = nearestWord(stem, await store.words(starts, false), everywhere ? most : Math.min(SLIP, most));
    return nearest ?? (everywhere ? nearestWord(stem, await store.words(starts, true), Math.min(SLIP, most)) : undefined);
  }

  /** @param {string} query Its words, as the index sees them. The manifest must be loaded. */
  words(query) {
    const analyzer = this.analyzers[this.own];
    return analyzer.words(query, analyzer.limits.words);
  }

  /**
   * Marks the words of `query` in texts. The manifest must be loaded; `titles` are names of the query's concepts.
   * @param {string} query
   * @param {{prefix?: boolean, titles?: string[]}} [options]
   */
  marker(query, { prefix = false, titles = [] } = {}) {
    const analyzer = this.analyzers[this.own];
    const all = this.store?.manifest.documents ?? 0;
    const words = this.words(query);
    const stems = new Map();
    const roots = new Map();
    for (const { stem } of words) {
      const known = this.store?.term(stem)?.postings.length ?? 0;
      if (!stem) continue;
      stems.set(stem, Math.log(1 + all / (1 + known)));
      if (mayHaveRelatives(analyzer.root(stem), analyzer)) roots.set(analyzer.root(stem), stem);
    }
    const names = titles.flatMap((title) => [title.replace(/\([^()]*\)/g, ""), ...(title.match(/[^()]+(?=\))/g) ?? [])]);
    const phrases = names.map((name) => analyzer.words(name).map(({ stem }) => stem).filter(Boolean));
    const typed = prefix ? typedPrefix(query, words, analyzer) : "";
    return new Marker(analyzer, { stems, roots, typed, phrases: phrases.filter((phrase) => phrase.length) });
  }
}

/**
 * The glossary's entries on the concepts of a query.
 * @param {import("./ranking.js").Parsed} parsed
 * @param {Store} store
 */
function entriesOf(parsed, store) {
  const stems = new Set(parsed.words.map(({ stem }) => stem).filter(Boolean));
  return [...parsed.concepts].flatMap(([token, covers]) =>
    (store.term(token + ENTRY)?.postings ?? []).map(([document]) => ({ document, whole: covers.size === stems.size })),
  );
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
