// @ts-check
/**
 * From a query to ranked documents, on whole numbers only. The twin of scripts/mosty/search/ranking.py, which
 * explains the score; tests hold the two to the same order.
 */
import { ABSENT, ENTRY, EXPRESSION, findPhrases } from "./phrases.js";

/** The most that q² can be: as if the document had one more perfect word. */
const ENTRY_WORTH = 255 * 255;
const WHOLE_WORTH = Math.floor(ENTRY_WORTH / 2);
const SUBJECT_WORTH = 2 * ENTRY_WORTH;
/** The weight of a document whose score counts in full. */
const FULL_WEIGHT = 16;
/** A document is near if its score is the best one's, divided by this, or more; the first few are in any case. */
const NEAR = 16;
const FEW = 10;
/** So many are shown of what is nearest to a subject nothing is written about. */
const BESIDE = 5;

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
 * @property {string[]} absent the words that name a subject nothing is written about
 * @property {string} subject the token of a subject's name where a professional asks, or ""
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
 * @param {boolean} professional
 * @returns {Parsed}
 */
export function parse(query, analyzers, own, store, prefix, professional) {
  const words = analyzers[own].words(query, analyzers[own].limits.words);
  const concepts = new Map();
  const covered = new Set();
  const absent = new Set();
  analyzers.forEach((analyzer, locale) => {
    const seen = analyzer.words(query, analyzer.limits.words);
    const beginningWith = (/** @type {string} */ stem) =>
      (store.term(stem)?.phrases ?? []).filter((phrase) => phrase.locale === locale);
    for (const { start, end, tokens } of findPhrases(seen, beginningWith)) {
      for (let place = start; place < end; place += 1) covered.add(place);
      if (tokens.some((token) => token.startsWith(ABSENT))) absent.add(query.slice(words[start].start, words[end - 1].end));
      const stems = words.slice(start, end).map(({ stem }) => stem).filter(Boolean);
      for (const token of tokens) concepts.set(token, new Set([...(concepts.get(token) ?? []), ...stems]));
    }
  });
  const typed = prefix ? typedPrefix(query, words, analyzers[own]) : "";
  const subject = professional ? analyzers[own].subject(words) : "";
  return { words, concepts, covered, prefix: typed, whole: analyzers[own].whole(words), absent: [...absent], subject };
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
 * What one term of the query is worth in each document, and how it is found there: 2 itself, 1 by a relative, else 0.
 * Arrays of all documents, not maps of the found ones: common words are in most of them, and this is the inner loop.
 */
class Worth {
  /** @param {number} documents */
  constructor(documents) {
    this.value = new Uint32Array(documents);
    this.found = new Uint8Array(documents);
  }

  /**
   * @param {number} document
   * @param {number} value
   * @param {1 | 2} found
   */
  raise(document, value, found) {
    if (value > this.value[document]) this.value[document] = value;
    if (found > this.found[document]) this.found[document] = found;
  }
}

/**
 * The most frequent terms that start so: guesses, not words.
 * @param {string} prefix
 * @param {Store} store
 * @param {number} most how many
 */
function expansions(prefix, store, most) {
  return store
    .starting(prefix)
    .sort(([a, x], [b, y]) => y.postings.length - x.postings.length || (a < b ? -1 : 1))
    .slice(0, most);
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
 * The terms of documents that have the root of this one.
 * @param {string} term
 * @param {Analyzer} analyzer
 * @param {Store} store
 */
function relatives(term, analyzer, store) {
  const root = analyzer.root(term);
  if (!mayHaveRelatives(root, analyzer)) return [];
  return store.starting(root).filter(([other]) => other !== term && analyzer.root(other) === root);
}

/**
 * A term's worth: q² of the term itself, half of it for what it may be the beginning of, three quarters for relatives;
 * the greatest counts.
 * @param {string} term
 * @param {string} prefix the term as the beginning of a word, or ""
 * @param {Store} store
 * @param {Analyzer} analyzer
 */
function worthOf(term, prefix, store, analyzer) {
  const worth = new Worth(store.manifest.documents);
  for (const [, { postings }] of relatives(term, analyzer, store)) {
    for (const [document, q] of postings) worth.raise(document, Math.floor((q * q * 3) / 4), 1);
  }
  for (const [document, q] of store.term(term)?.postings ?? []) worth.raise(document, q * q, 2);
  for (const [, { postings }] of prefix ? expansions(prefix, store, analyzer.limits.prefix_terms) : []) {
    for (const [document, q] of postings) worth.raise(document, Math.floor((q * q) / 2), 2);
  }
  return worth;
}

/**
 * @param {Parsed} parsed
 * @param {Store} store
 * @param {Analyzer} analyzer of the index's locale
 * @returns {{document: number, score: number}[]} by rank
 */
export function rank(parsed, store, analyzer) {
  const { documents } = store.manifest;
  const sums = new Float64Array(documents);
  const listed = new Uint8Array(documents);
  const add = (/** @type {number} */ document, /** @type {number} */ value) => {
    sums[document] += value;
    listed[document] = 1;
  };
  /** @type {Map<string, Worth>} */
  const worths = new Map();
  const last = parsed.words.at(-1)?.stem;
  for (const term of new Set(parsed.words.map(({ stem }) => stem).filter(Boolean))) {
    const worth = worthOf(term, term === last ? parsed.prefix : "", store, analyzer);
    worths.set(term, worth);
    for (let document = 0; document < documents; document += 1) {
      if (worth.found[document]) add(document, worth.value[document]);
    }
  }
  const isSaid = [...parsed.concepts.keys()].some((token) => token.startsWith(EXPRESSION));
  for (const [token, covers] of parsed.concepts) {
    const covered = [...covers].flatMap((term) => worths.get(term) ?? []);
    for (const [document, q] of store.term(token)?.postings ?? []) {
      let words = 0;
      for (const worth of covered) {
        words += worth.value[document];
        worth.found[document] = 2;
      }
      add(document, Math.max(0, q * q - words));
    }
    if (covers.size === worths.size && !isSaid) {
      for (const [document] of store.term(token + ENTRY)?.postings ?? []) add(document, ENTRY_WORTH);
    }
  }
  for (const [document] of store.term(parsed.whole)?.postings ?? []) add(document, WHOLE_WORTH);
  for (const [document] of store.term(parsed.subject)?.postings ?? []) add(document, SUBJECT_WORTH);
  return sorted(sums, listed, [...worths.values()], store.weights);
}

/**
 * How many of the ranked documents are near the query: those with a score not far below the best, and the first few; fewer
 * where its subject is not written about.
 * @param {{score: number}[]} ranked
 * @param {string[]} absent
 */
export function near(ranked, absent) {
  if (absent.length) return Math.min(BESIDE, ranked.length);
  const best = ranked[0]?.score ?? 0;
  return Math.max(Math.min(FEW, ranked.length), ranked.filter(({ score }) => score * NEAR >= best).length);
}

/**
 * The listed documents by score, of equals the first. The score is the sum times what was found of the query, by weight.
 * Score and place make one number each, for numbers are sorted many times faster than pairs: a score is below 2³³
 * (64 words), so the number is exact up to 2²⁰ documents.
 * @param {Float64Array} sums
 * @param {Uint8Array} listed
 * @param {Worth[]} worths
 * @param {Uint8Array} weights
 */
function sorted(sums, listed, worths, weights) {
  const documents = sums.length;
  const keys = new Float64Array(documents);
  let count = 0;
  for (let document = 0; document < documents; document += 1) {
    if (!listed[document]) continue;
    let halves = 0;
    for (const { found } of worths) halves += found[document];
    const score = Math.floor((sums[document] * Math.max(1, halves) * weights[document]) / FULL_WEIGHT);
    keys[count] = score * documents + (documents - 1 - document);
    count += 1;
  }
  const order = keys.subarray(0, count).sort().reverse();
  return Array.from(order, (key) => {
    const score = Math.floor(key / documents);
    return { document: documents - 1 - (key - score * documents), score };
  });
}
