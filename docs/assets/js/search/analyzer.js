// @ts-check
/**
 * From text to stems: fold, cut into words, drop stop words, stem. The twin of scripts/mosty/search/analysis.py;
 * both follow one specification, which the manifest carries.
 */
import { porter2 } from "./porter2.js";
import { rootFinder, ruleStemmer } from "./suffix-rules.js";

/** @typedef {{raw: string, start: number, end: number, stem: string}} Word A stop word has an empty stem. */
/** @typedef {{word: number, words: number, prefix: number, prefix_terms: number, root: number, whole: number}} Limits */
/**
 * @typedef {object} LocaleSpec
 * @property {string} stemmer
 * @property {string[]} stop
 * @property {string[]} endings
 * @property {string[]} [meaningful] as written: what only looks like a stop word once it is folded
 * @property {import("./suffix-rules.js").Rule[][]} [steps]
 * @property {Record<string, string>} [same]
 * @property {import("./suffix-rules.js").RootRules} [root]
 */

const WORD = /\+420(?=[\s\p{N}])|([\p{L}\p{N}\u0300-\u036f][\p{L}\p{N}\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*)/gu;
/** Diacritics, and what nobody sees: soft hyphens, joiners, the mark of byte order. */
const MARKS = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g;
const STEMMABLE = /^[a-z]+$/;

/** @param {string} text Lower case without diacritics: "Škola" → "skola". */
export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(MARKS, "");
}

/** @param {string} text */
function isUpper(text) {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/**
 * @param {LocaleSpec} spec
 * @returns {(word: string) => string}
 */
function stemmerFor(spec) {
  if (spec.stemmer === "rules") return ruleStemmer(spec.steps ?? [], spec.same ?? {});
  if (spec.stemmer === "porter2") return porter2;
  if (spec.stemmer === "none") return (word) => word;
  throw new Error(`unknown stemmer: ${spec.stemmer}`);
}

/** The analyzer of one locale. */
export class Analyzer {
  /**
   * @param {LocaleSpec} spec
   * @param {Limits} limits
   * @param {string[]} abbreviations folded
   */
  constructor(spec, limits, abbreviations) {
    this.limits = limits;
    this.stop = new Set(spec.stop);
    this.meaningful = new Set(spec.meaningful);
    this.endings = [...spec.endings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.abbreviations = new Set(abbreviations);
    this.stemmer = stemmerFor(spec);
    this.rootOf = rootFinder(spec.root);
    /** Whether words have relatives in this language at all. */
    this.relatives = spec.root !== undefined;
  }

  /**
   * All words of `text` in order, stop words included; at most `limit` of them.
   * @param {string} text
   * @param {number} [limit]
   * @returns {Word[]}
   */
  words(text, limit = Infinity) {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      if (words.length >= limit) break;
      const raw = match[1];
      if (!raw) continue; // the country before a telephone number
      words.push({ raw, start: match.index, end: match.index + raw.length, stem: this.stem(raw) });
    }
    return words;
  }

  /** @param {string} raw One word folded and cut to the longest a term may be. */
  folded(raw) {
    const word = fold(raw);
    // The limit counts code points, as Python does.
    return word.length > this.limits.word ? [...word].slice(0, this.limits.word).join("") : word;
  }

  /**
   * The token of a whole query, as titles and keywords have one; "" if it is too long, or empty.
   * @param {Word[]} words
   */
  whole(words) {
    if (!words.length || words.length > this.limits.whole) return "";
    return `#=${words.map(({ raw, stem }) => stem || this.folded(raw)).join(" ")}`;
  }

  /**
   * The token of a subject's name, of a query that may be one likewise; "" as above.
   * @param {Word[]} words
   */
  subject(words) {
    const whole = this.whole(words);
    return whole && `#/${whole.slice(2)}`;
  }

  /** @param {string} stem What it has in common with its relatives (see rootFinder). */
  root(stem) {
    return STEMMABLE.test(stem) ? this.rootOf(stem) : stem;
  }

  /** @param {string} raw The stem of one word as written; "" for a stop word. */
  stem(raw) {
    const word = this.folded(raw);
    const abbreviation = this.#abbreviation(raw, word);
    if (abbreviation) return abbreviation;
    if (this.stop.has(word) && !this.meaningful.has(raw.toLowerCase().normalize("NFC"))) return "";
    return STEMMABLE.test(word) ? this.stemmer(word) : word;
  }

  /**
   * OSPODu, OSPODem → ospod. A stop word must be in capitals (DO), a short head too (SASu, not "sasu").
   * @param {string} raw
   * @param {string} word
   */
  #abbreviation(raw, word) {
    if (this.abbreviations.has(word)) return this.stop.has(word) && !isUpper(raw) ? "" : word;
    for (const ending of this.endings) {
      if (!word.endsWith(ending)) continue;
      const head = word.slice(0, word.length - ending.length);
      if (!this.abbreviations.has(head)) continue;
      const composed = [...raw.normalize("NFC")];
      const length = [...head].length;
      const capital = composed.length === [...word].length && isUpper(composed.slice(0, length).join(""));
      if (length >= 4 || (capital && !isUpper(composed.join("")))) return head;
    }
    return "";
  }
}
