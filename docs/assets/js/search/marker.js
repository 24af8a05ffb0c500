// @ts-check
/**
 * Marks the words of a query in a text, in any of their forms, and finds the passage that says most about them.
 * Pure: a text in, pieces out.
 */
import { fold } from "./analyzer.js";

/** @typedef {[text: string, hit: boolean][]} Pieces */
/** @typedef {[anchor: string, heading: string, paragraphs: string[]]} Part */
/** @typedef {{anchor: string, heading: string, pieces: Pieces}} Passage */
/**
 * @typedef {object} Query
 * @property {Map<string, number>} stems the query's stems and what each is worth (a rare one more)
 * @property {Map<string, string>} [roots] root → the query's stem that has it: relatives are marked as that word
 * @property {string} typed the word still being typed, folded, or ""
 * @property {string[][]} [phrases] names of the query's concepts, as stems; marked only whole
 */

/** Letters of a passage, about two lines on a desk and five on a phone. */
const LENGTH = 220;
/** Letters before the first hit. */
const LEAD = 50;
/** Letters of a paragraph that is a line, not a sentence. */
const SHORT = 60;
/** What a relative is worth beside the word itself, as in the ranking. */
const RELATIVE = 3 / 4;
/** What a concept's name is worth beside words. */
const PHRASE = 3;
/** The most that saying the words again adds. */
const REPEATS = 0.2;
/** The least share of what the words are worth that a passage must say. */
const LEAST = 1 / 4;

export class Marker {
  /**
   * @param {import("./analyzer.js").Analyzer} analyzer
   * @param {Query} query
   */
  constructor(analyzer, query) {
    this.analyzer = analyzer;
    this.stems = query.stems;
    this.roots = query.roots ?? new Map();
    this.typed = query.typed;
    this.phrases = query.phrases ?? [];
  }

  /** Whether there is anything to mark at all. */
  get empty() {
    return !this.stems.size && !this.typed && !this.phrases.length;
  }

  /**
   * The word of the query that a stem stands for: the same one, or one of the same root; "" for none.
   * @param {string} stem
   */
  #wordOf(stem) {
    if (!stem || this.stems.has(stem)) return stem;
    return this.roots.size ? (this.roots.get(this.analyzer.root(stem)) ?? "") : "";
  }

  /**
   * The hits in a text: where, and what (a stem, or a phrase's number).
   * @param {string} text
   */
  hits(text) {
    /** @type {{start: number, end: number, what: string, worth: number}[]} */
    const hits = [];
    if (this.empty) return hits;
    const words = this.analyzer.words(text);
    const marked = new Set();
    const solid = words.map((_, place) => place).filter((place) => words[place].stem);
    solid.forEach((_, at) => {
      this.phrases.forEach((phrase, number) => {
        if (!phrase.every((stem, offset) => words[solid[at + offset]]?.stem === stem)) return;
        const last = solid[at + phrase.length - 1];
        for (let place = solid[at]; place <= last; place += 1) marked.add(place);
        hits.push({ start: words[solid[at]].start, end: words[last].end, what: `#${number}`, worth: PHRASE });
      });
    });
    words.forEach(({ raw, start, end, stem }, place) => {
      if (marked.has(place)) return;
      const what = this.#wordOf(stem);
      if (what) hits.push({ start, end, what, worth: (this.stems.get(what) ?? 0) * (what === stem ? 1 : RELATIVE) });
      else if (this.typed && fold(raw).startsWith(this.typed)) hits.push({ start, end, what: this.typed, worth: 1 });
    });
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /**
   * `text` in pieces, each with whether it was asked for.
   * @param {string} text
   * @returns {Pieces}
   */
  pieces(text) {
    /** @type {Pieces} */
    const pieces = [];
    let at = 0;
    for (const { start, end } of this.hits(text)) {
      if (start < at) continue; // inside the phrase before
      if (start > at) pieces.push([text.slice(at, start), false]);
      pieces.push([text.slice(start, end), true]);
      at = end;
    }
    if (at < text.length) pieces.push([text.slice(at), false]);
    return pieces;
  }

  /** @param {string} text Whether a word of the query itself stands in it, not only a relative or a name of its concept. */
  says(text) {
    return this.analyzer.words(text).some(({ raw, stem }) => {
      return this.stems.has(stem) || (this.typed !== "" && fold(raw).startsWith(this.typed));
    });
  }

  /** @param {string} text Whether every word that was asked for stands in it. */
  covers(text) {
    const there = new Set(this.hits(text).map(({ what }) => what));
    if ([...there].some((what) => what.startsWith("#"))) return true;
    return there.size > 0 && [...this.stems.keys()].every((stem) => there.has(stem) || stem === this.typed);
  }

  /**
   * What a paragraph is worth, alone or under a heading: its different hits, a little for their number.
   * @param {string} text
   * @param {string} [heading]
   */
  worth(text, heading = "") {
    const worths = new Map(this.hits(heading).map(({ what, worth }) => [what, worth / 4]));
    const hits = this.hits(text);
    if (!hits.length) return 0;
    for (const { what, worth } of hits) worths.set(what, worth);
    // A line of a few words says nothing around the hit.
    return sum(worths) * (text.length < SHORT ? 0.6 : 1) + (REPEATS * Math.min(hits.length, 4)) / 4;
  }

  /**
   * What a passage must be worth more than, to stand in the place of a description: it must say another word of the
   * query, not the same ones more often, and not the least of them only ("chce" of "babička chce vnuka").
   * @param {string} description
   */
  least(description) {
    const worth = this.worth(description);
    return Math.max(worth && worth + REPEATS, sum(this.stems) * LEAST);
  }

  /**
   * The passage that says most: the paragraph that is worth most (of equals the first), cut around its hits.
   * @param {Part[]} parts
   * @param {number} [least] what it must be worth more than
   * @returns {Passage | null} null if none is
   */
  passage(parts, least = 0) {
    let best = least;
    /** @type {{anchor: string, heading: string, text: string} | null} */
    let passage = null;
    for (const [anchor, heading, paragraphs] of parts) {
      for (const text of paragraphs) {
        const worth = this.worth(text, heading);
        if (worth > best) {
          best = worth;
          passage = { anchor, heading, text };
        }
      }
    }
    return passage && { anchor: passage.anchor, heading: passage.heading, pieces: this.pieces(this.cut(passage.text)) };
  }

  /** @param {string} text At most LENGTH letters of it, around the hits, with "…" where something is left out. */
  cut(text) {
    if (text.length <= LENGTH) return text;
    const hits = this.hits(text);
    let best = -1;
    let start = 0;
    for (const first of hits) {
      const inside = hits.filter((hit) => hit.start >= first.start && hit.end <= first.start + LENGTH - LEAD);
      const worth = sum(new Map(inside.map((hit) => [hit.what, hit.worth])));
      if (worth > best) {
        best = worth;
        start = first.start;
      }
    }
    let from = start <= LEAD ? 0 : text.indexOf(" ", start - LEAD) + 1;
    if (from > start) from = start;
    let to = text.length - from <= LENGTH ? text.length : text.lastIndexOf(" ", from + LENGTH);
    if (to <= start) to = Math.min(text.length, from + LENGTH);
    return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }
}

/** @param {Map<string, number>} worths */
function sum(worths) {
  let total = 0;
  for (const worth of worths.values()) total += worth;
  return total;
}
