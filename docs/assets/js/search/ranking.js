// @ts-check
/**
 * From a query to ranked documents, on whole numbers only. The twin of scripts/mosty/search/ranking.py, which
 * explains the score; tests hold the two to the same order.
 */
import { ENTRY, findPhrases } from "./phrases.js";

/** The most that q² can be: as if the document had one more perfect word. */
const ENTRY_WORTH = 255 * 255;
const WHOLE_WORTH = Math.floor(ENTRY_WORTH / 2);

/** @typedef {import("./analyzer.js").Word} Word */
/** @typedef {import("./analyzer.js").Analyzer} Analyzer */
/** @typedef {import("./store.js").Store} Store */
/**
 * @typedef {object} Parsed
 * @property {Word[]} words
 * @property {Map<string, Set<string>>} concepts concept token → the stems it covers
 * @property {Set<number>} covered places of words a concept covers
 * @property {string} prefix the word still being typed, folded, or ""
 * @property {string} whole the token of the query as a whole, or ""
 */

/**
 * The word still being typed: the last one, if the query ends with it and it is long enough to guess from.
 * @param {string} query
 * @param {Word[]} words
 * @param {Analyzer} analyzer
 */
export function typedPrefix(query, words, analyzer) {
  const last = words.at(-1);
  if (!last || last.end !== query.length) return "";
  const folded = analyzer.folded(last.raw);
  return [...folded].length >= analyzer.limits.prefix ? folded : "";
}

/**
 * Take a query apart. The shards of its words must be at hand.
 * @param {string} query
 * @param {Analyzer[]} analyzers by place of the locale
 * @param {number} own the place of the index's locale
 * @param {Store} store
 * @param {boolean} prefix
 * @returns {Parsed}
 */
export function parse(query, analyzers, own, store, prefix) {
  const words = analyzers[own].words(query, analyzers[own].limits.words);
  const concepts = new Map();
  const covered = new Set();
  analyzers.forEach((analyzer, locale) => {
    const seen = analyzer.words(query, analyzer.limits.words);
    const beginningWith = (/** @type {string} */ stem) =>
      (store.term(stem)?.phrases ?? []).filter((phrase) => phrase.locale === locale);
    for (const { start, end, tokens } of findPhrases(seen, beginningWith)) {
      for (let place = start; place < end; place += 1) covered.add(place);
      const stems = words.slice(start, end).map(({ stem }) => stem).filter(Boolean);
      for (const token of tokens) concepts.set(token, new Set([...(concepts.get(token) ?? []), ...stems]));
    }
  });
  const typed = prefix ? typedPrefix(query, words, analyzers[own]) : "";
  return { words, concepts, covered, prefix: typed, whole: analyzers[own].whole(words) };
}

/**
 * The words nobody knows: not a document, not a label, and no beginning of a word.
 * @param {Parsed} parsed
 * @param {Store} store
 * @returns {Word[]}
 */
export function unknownWords(parsed, store) {
  if (store.term(parsed.whole)) return [];
  const typing = parsed.prefix !== "" && store.starting(parsed.prefix).length > 0;
  return parsed.words.filter(
    (word, place) =>
      word.stem &&
      !parsed.covered.has(place) &&
      !store.term(word.stem) &&
      !(typing && place === parsed.words.length - 1),
  );
}

/**
 * document → the greatest q² of the most frequent terms that start so, halved: a guess, not a word.
 * @param {string} prefix
 * @param {Store} store
 * @param {number} most how many terms
 */
function expansions(prefix, store, most) {
  const terms = store
    .starting(prefix)
    .sort(([a, x], [b, y]) => y.postings.length - x.postings.length || (a < b ? -1 : 1))
    .slice(0, most);
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [, { postings }] of terms) {
    for (const [document, q] of postings) {
      found.set(document, Math.max(found.get(document) ?? 0, Math.floor((q * q) / 2)));
    }
  }
  return found;
}

/**
 * Whether words with this root are looked for, and not only the word itself.
 * @param {string} root
 * @param {Analyzer} analyzer
 */
export function mayHaveRelatives(root, analyzer) {
  return analyzer.relatives && [...root].length >= analyzer.limits.root;
}

/**
 * document → the greatest q² of the term's relatives (of the same root), taken for three quarters.
 * @param {string} term
 * @param {Analyzer} analyzer
 * @param {Store} store
 */
function related(term, analyzer, store) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const root = analyzer.root(term);
  if (!mayHaveRelatives(root, analyzer)) return found;
  for (const [relative, { postings }] of store.starting(root)) {
    if (relative === term || analyzer.root(relative) !== root) continue;
    for (const [document, q] of postings) {
      found.set(document, Math.max(found.get(document) ?? 0, Math.floor((q * q * 3) / 4)));
    }
  }
  return found;
}

/**
 * @param {Parsed} parsed
 * @param {Store} store
 * @param {Analyzer} analyzer of the index's locale
 * @returns {{document: number, score: number}[]} by rank
 */
export function rank(parsed, store, analyzer) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  /** @type {Map<number, Map<string, number>>} document → term → 2 if it is found, 1 if only a relative is */
  const found = new Map();
  const add = (/** @type {number} */ document, /** @type {number} */ value) => {
    sums.set(document, (sums.get(document) ?? 0) + value);
    let here = found.get(document);
    if (!here) found.set(document, (here = new Map()));
    return here;
  };
  /** @type {Map<string, Map<number, number>>} */
  const worths = new Map();
  const last = parsed.words.at(-1)?.stem;
  for (const term of new Set(parsed.words.map(({ stem }) => stem).filter(Boolean))) {
    const worth = related(term, analyzer, store);
    const whole = new Set();
    const raise = (/** @type {number} */ document, /** @type {number} */ value) => {
      worth.set(document, Math.max(worth.get(document) ?? 0, value));
      whole.add(document);
    };
    for (const [document, q] of store.term(term)?.postings ?? []) raise(document, q * q);
    if (parsed.prefix && term === last) {
      const guessed = expansions(parsed.prefix, store, analyzer.limits.prefix_terms);
      for (const [document, value] of guessed) raise(document, value);
    }
    worths.set(term, worth);
    for (const [document, value] of worth) add(document, value).set(term, whole.has(document) ? 2 : 1);
  }
  for (const [token, covers] of parsed.concepts) {
    for (const [document, q] of store.term(token)?.postings ?? []) {
      let words = 0;
      for (const term of covers) words += worths.get(term)?.get(document) ?? 0;
      const here = add(document, Math.max(0, q * q - words));
      for (const term of covers) here.set(term, 2);
    }
    if (covers.size === worths.size) {
      for (const [document] of store.term(token + ENTRY)?.postings ?? []) add(document, ENTRY_WORTH);
    }
  }
  for (const [document] of store.term(parsed.whole)?.postings ?? []) add(document, WHOLE_WORTH);
  return [...sums]
    .map(([document, sum]) => {
      let halves = 0;
      for (const value of found.get(document)?.values() ?? []) halves += value;
      return { document, score: sum * Math.max(1, halves) };
    })
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
