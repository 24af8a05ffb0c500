// @ts-check
/** The files of an exported index: the manifest once, the others when they are needed, each only once. */
import { readTerms, readWords, payloadOf, SearchError } from "./shards.js";
import { candidate } from "./spelling.js";

/** @typedef {(file: string, options: {fresh: boolean}) => Promise<ArrayBuffer | Uint8Array>} FetchFile */
/** @typedef {[first: string | number, file: string]} Range */
/** @typedef {[url: string, title: string, description: string, kind: string, breadcrumb: string[], note?: string, locale?: string]} Row */
/**
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} build
 * @property {string} locale
 * @property {number} documents
 * @property {import("./analyzer.js").Limits} limits
 * @property {string[]} abbreviations
 * @property {[string, import("./analyzer.js").LocaleSpec][]} locales
 * @property {[first: number, weight: number][]} weights runs of documents
 * @property {Range[]} shards
 * @property {Range[]} vocabulary
 * @property {Range[]} pages
 */

const FORMAT = 1;

/**
 * The place of the last range that begins at or before `key`; -1 if all begin after it.
 * @param {Range[]} ranges
 * @param {string | number} key
 */
function rangeOf(ranges, key) {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The files that may hold strings with this beginning.
 * @param {Range[]} ranges
 * @param {string} beginning
 */
function filesStarting(ranges, beginning) {
  const files = [];
  for (let at = Math.max(0, rangeOf(ranges, beginning)); at < ranges.length; at += 1) {
    const first = String(ranges[at][0]);
    if (first > beginning && !first.startsWith(beginning)) break;
    files.push(String(ranges[at][1]));
  }
  return files;
}

/**
 * The place of the first entry whose name is `key` or comes after it.
 * @param {[string, unknown][]} entries in ascending order
 * @param {string} key
 */
function firstNotBefore(entries, key) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle][0] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Manifest} manifest How far the score of each document counts, in sixteenths. */
function weightsOf({ documents, weights }) {
  const all = new Uint8Array(documents);
  for (const [first, weight] of weights) all.fill(weight, first);
  return all;
}

/** An exported index. Raises SearchError when a file is missing, broken or of another build. */
export class Store {
  /**
   * @param {FetchFile} fetchFile
   * @param {Manifest} manifest
   */
  constructor(fetchFile, manifest) {
    this.fetchFile = fetchFile;
    this.manifest = manifest;
    this.weights = weightsOf(manifest);
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @type {Map<string, import("./shards.js").Term>} */
    this.terms = new Map();
    /** @type {Map<string, [string, import("./shards.js").Term][]>} file → its terms in ascending order */
    this.shards = new Map();
  }

  /**
   * @param {FetchFile} fetchFile
   * @param {boolean} fresh past the browser's cache
   */
  static async open(fetchFile, fresh) {
    const file = "manifest.json";
    const manifest = await json(fetchFile, file, fresh);
    if (manifest?.format !== FORMAT) throw new SearchError(manifest?.format ? "stale" : "broken", file);
    return new Store(fetchFile, manifest);
  }

  /**
   * Have the shards of all these terms, and of all terms that start with one of `beginnings`, at hand.
   * @param {Iterable<string>} terms
   * @param {string[]} [beginnings]
   */
  async load(terms, beginnings = []) {
    const { shards } = this.manifest;
    const files = new Set(beginnings.flatMap((beginning) => filesStarting(shards, beginning)));
    for (const term of terms) {
      const at = rangeOf(shards, term);
      if (at >= 0) files.add(String(shards[at][1]));
    }
    await Promise.all([...files].map((file) => this.#shard(file)));
  }

  /** @param {string} name A term of the shards at hand; undefined if no document and no label has it. */
  term(name) {
    return this.terms.get(name);
  }

  /**
   * The terms at hand that documents have and that start so, in ascending order.
   * @param {string} prefix
   */
  starting(prefix) {
    /** @type {[string, import("./shards.js").Term][]} */
    const matches = [];
    for (const file of filesStarting(this.manifest.shards, prefix)) {
      const terms = this.shards.get(file) ?? [];
      for (let at = firstNotBefore(terms, prefix); at < terms.length && terms[at][0].startsWith(prefix); at += 1) {
        if (terms[at][1].postings.length) matches.push(terms[at]);
      }
    }
    return matches;
  }

  /**
   * The vocabulary: the words that begin with one of these letters, or all others.
   * @param {string[]} letters
   * @param {boolean} others
   * @returns {Promise<import("./spelling.js").Candidate[]>}
   */
  async words(letters, others) {
    const { vocabulary } = this.manifest;
    const likely = new Set(letters.flatMap((letter) => filesStarting(vocabulary, letter)));
    // In the order of the vocabulary: of equally near and frequent words the first one wins.
    const files = vocabulary.map(([, file]) => file).filter((file) => others || likely.has(file));
    const parts = await Promise.all(files.map((file) => this.#words(file)));
    return parts.flat().filter((word) => letters.includes(word.letters[0]) !== others);
  }

  /**
   * The rows of documents, in the order asked for.
   * @param {number[]} documents
   * @returns {Promise<Row[]>}
   */
  async rows(documents) {
    const { pages } = this.manifest;
    return Promise.all(
      documents.map(async (document) => {
        const [first, file] = pages[rangeOf(pages, document)];
        const page = await this.#page(file);
        const row = page.documents?.[document - Number(first)];
        if (!row) throw new SearchError("broken", file);
        return row;
      }),
    );
  }

  /** @param {string} file */
  #shard(file) {
    return this.#once(file, async () => {
      const terms = readTerms(payloadOf(await bytes(this.fetchFile, file, false), this.manifest.build, file));
      for (const [name, term] of terms) this.terms.set(name, term);
      this.shards.set(file, [...terms]);
    });
  }

  /**
   * @param {string} file
   * @returns {Promise<import("./spelling.js").Candidate[]>}
   */
  #words(file) {
    return this.#once(file, async () => {
      const words = readWords(payloadOf(await bytes(this.fetchFile, file, false), this.manifest.build, file));
      return words.map(([word, documents]) => candidate(word, documents));
    });
  }

  /** @param {string} file */
  #page(file) {
    return this.#once(file, async () => {
      const page = await json(this.fetchFile, file, false);
      if (page?.build !== this.manifest.build) throw new SearchError("stale", file);
      return page;
    });
  }

  /**
   * @template T
   * @param {string} file
   * @param {() => Promise<T>} read
   * @returns {Promise<T>}
   */
  #once(file, read) {
    let reading = this.files.get(file);
    if (!reading) {
      reading = read();
      // A file that failed is asked for again next time: the line may be back.
      reading.catch(() => this.files.delete(file));
      this.files.set(file, reading);
    }
    return reading;
  }
}

/**
 * @param {FetchFile} fetchFile
 * @param {string} file
 * @param {boolean} fresh
 */
async function bytes(fetchFile, file, fresh) {
  try {
    return new Uint8Array(await fetchFile(file, { fresh }));
  } catch {
    throw new SearchError("missing", file);
  }
}

/**
 * @param {FetchFile} fetchFile
 * @param {string} file
 * @param {boolean} fresh
 */
async function json(fetchFile, file, fresh) {
  const content = await bytes(fetchFile, file, fresh);
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    throw new SearchError("broken", file);
  }
}
