// @ts-check
/** The nearest known word for an unknown one. The twin of scripts/mosty/search/spelling.py. */

/** What one whole slip counts: slips are counted in thirds. */
export const SLIP = 3;
/** Rows of the keyboards people write on here, and letters that sound alike. */
const ROWS = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"];
const ALIKE = ["iy", "sz", "dt", "bp", "vw", "yz", "ck"];
const CONFUSED = new Set(
  [...ROWS.flatMap((row) => [...row].slice(1).map((letter, place) => row[place] + letter)), ...ALIKE].flatMap(([x, y]) => [x + y, y + x]),
);

/** @param {string[]} letters How far the word meant may be. */
export function allowedDistance(letters) {
  if (letters.length < 4) return 0;
  if (letters.length < 5) return 1;
  return letters.length < 7 ? SLIP : 5;
}

/**
 * What it costs to leave out a letter, or to put it in: less if the one before is the same.
 * @param {string[]} letters
 * @param {number} place
 */
function costOf(letters, place) {
  return place > 0 && letters[place] === letters[place - 1] ? 1 : SLIP;
}

/**
 * What it costs to write one letter for the other.
 * @param {string} x
 * @param {string} y
 */
function instead(x, y) {
  if (x === y) return 0;
  return CONFUSED.has(x + y) ? 2 : SLIP;
}

/** @typedef {{word: string, documents: number, letters: string[], signature: number}} Candidate */

/**
 * A word of the vocabulary with what comparing it needs.
 * @param {string} word
 * @param {number} documents how many have it
 * @returns {Candidate}
 */
export function candidate(word, documents) {
  const letters = [...word];
  return { word, documents, letters, signature: signature(letters) };
}

/**
 * Which letters a word has, as bits. A slip changes two of them at most, and costs as much or more: words that differ
 * in more need no comparing.
 * @param {string[]} letters
 */
function signature(letters) {
  let bits = 0;
  for (const letter of letters) bits |= 1 << ((letter.codePointAt(0) ?? 0) & 31);
  return bits;
}

/** @param {number} bits How many are set. */
function ones(bits) {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

// The last three rows of the table of distances; made longer when a longer word comes.
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/**
 * How far the words are apart in thirds of a slip (optimal string alignment), or most + 1 if they are farther.
 * Only the cells near the diagonal can be small enough, so only they are filled in.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} most
 */
export function distance(a, b, most) {
  const far = most + 1;
  if (Math.abs(a.length - b.length) > most) return far;
  if (rows[0].length <= b.length) rows = rows.map(() => new Int32Array(b.length * 2));
  let [before, previous, current] = rows;
  previous[0] = 0;
  for (let j = 1; j <= b.length; j += 1) previous[j] = Math.min(previous[j - 1] + costOf(b, j - 1), far);
  let least = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    const above = least;
    const leftOut = costOf(a, i - 1);
    current[first - 1] = first === 1 ? Math.min(previous[0] + leftOut, far) : far;
    least = current[first - 1];
    for (let j = first; j <= last; j += 1) {
      const putIn = current[j - 1] + costOf(b, j - 1);
      let cost = Math.min(previous[j] + leftOut, putIn, previous[j - 1] + instead(a[i - 1], b[j - 1]), far);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (last < b.length) current[last + 1] = far;
    if (least > most && above > most) return far;
    [before, previous, current] = [previous, current, before];
  }
  return previous[b.length];
}

/** @param {string} stem The letters the nearest word most likely begins with, or [] if it cannot have one. */
export function likelyStarts(stem) {
  const letters = [...stem];
  return allowedDistance(letters) && !/[0-9]/.test(stem) ? [...new Set(letters.slice(0, 2))] : [];
}

/**
 * The word nearest to `stem`; of equals the more frequent, then the first. Undefined if none is near enough.
 * @param {string} stem
 * @param {Iterable<Candidate>} vocabulary in order
 * @param {number} farthest
 * @returns {string | undefined}
 */
export function nearestWord(stem, vocabulary, farthest) {
  const letters = [...stem];
  const bits = signature(letters);
  let most = farthest;
  /** @type {string | undefined} */
  let best;
  let frequency = -1;
  for (const { word, documents, letters: others, signature: theirs } of vocabulary) {
    if (Math.abs(letters.length - others.length) > most || ones(bits ^ theirs) > most) continue;
    const d = distance(letters, others, most);
    if (d > most || (d === most && documents <= frequency)) continue;
    most = d;
    best = word;
    frequency = documents;
  }
  return best;
}
