// @ts-check
/** Which municipalities somebody may mean by what they typed. Pure: rows in, rows out. */
import { fold } from "../search/analyzer.js";
import { allowedDistance, distance } from "../search/spelling.js";

/**
 * Name, district, code of the ORP, region; and the id of the office where the name is that of an office (Praha 5).
 * @typedef {[string, string, string, string] | [string, string, string, string, string]} Place
 */
/**
 * `near`: none has this name, these have one like it. `more`: there are more of them.
 * @typedef {{places: Place[], near: boolean, more: boolean}} Matches
 */

/** As many as a reader looks through; of exactly the name that was typed there may be more (Nová Ves). */
const MOST = 8;

/** @param {string} text "  Ústí  n. L. " → "usti n l": letters and digits with single spaces. */
export function plain(text) {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** @param {string} text The letter of the file that holds municipalities of this beginning; empty if there is none. */
export function initial(text) {
  const first = plain(text)[0] ?? "";
  return /[a-z]/.test(first) ? first : "";
}

/** @param {string} text The letters of the files to look into, the likeliest first: a slip may be in the first letter. */
export function initials(text) {
  return [...new Set([...plain(text).slice(0, 2)].map(initial).filter(Boolean))];
}

/**
 * The municipalities that `text` may mean: those of this name, those that begin so, those with a word that begins so;
 * if there are none, those with a few slips, and then those that the first words of `text` mean ("Brno Židenice").
 * @param {Place[]} places
 * @param {string} text
 * @returns {Matches}
 */
export function match(places, text) {
  const words = plain(text);
  if (words.length < 2) return { places: [], near: false, more: false };
  const named = best(places, (name) => rank(name, words));
  if (named.places.length) return { ...named, near: false };
  const near = best(places, (name) => slips(name, words));
  if (near.places.length) return { ...near, near: true };
  const shorter = words.split(" ").slice(0, -1).join(" ");
  return match(places, shorter);
}

/**
 * @param {string} name
 * @param {string} words
 * @returns {number} the smaller the better; Infinity: it is not meant
 */
function rank(name, words) {
  if (name === words) return 0;
  if (name.startsWith(`${words} `)) return 1;
  if (name.startsWith(words)) return 2;
  return ` ${name}`.includes(` ${words}`) || abbreviates(words, name) ? 3 : Infinity;
}

/**
 * Whether words are short for those of a name: "usti n l" for "usti nad labem".
 * @param {string} words
 * @param {string} name
 */
function abbreviates(words, name) {
  const short = words.split(" ");
  const long = name.split(" ");
  return short.length > 1 && short.length <= long.length && short.every((word, at) => long[at].startsWith(word));
}

/**
 * How many letters differ from the name, or from as much of it as was typed; Infinity if too many.
 * @param {string} name
 * @param {string} words
 */
function slips(name, words) {
  const letters = [...words];
  const most = allowedDistance(letters);
  const whole = distance(letters, [...name], most);
  const begun = distance(letters, [...name].slice(0, letters.length), most) + 0.5;
  const least = Math.min(whole, begun);
  return least <= most ? least : Infinity;
}

/**
 * @param {Place[]} places
 * @param {(name: string) => number} rankOf of a plain name
 * @returns {{places: Place[], more: boolean}}
 */
function best(places, rankOf) {
  const ranked = places
    .map((place) => ({ place, name: plain(place[0]) }))
    .map((one) => ({ ...one, rank: rankOf(one.name) }))
    .filter((one) => one.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const shown = ranked.filter((one, at) => at < MOST || one.rank === 0);
  return { places: shown.map((one) => one.place), more: shown.length < ranked.length };
}
