// @ts-check
/** The nearest known word for an unknown one. The twin of scripts/mosty/search/spelling.py. */

/** @param {string[]} letters How many slips a stem may hold. */
export function allowedDistance(letters) {
  if (letters.length < 4) return 0;
  return letters.length < 6 ? 1 : 2;
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
 * Which letters a word has, as bits. A slip changes two of them at most: words that differ in more need no comparing.
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
 * Damerau–Levenshtein distance (optimal string alignment), or most + 1 if it is greater.
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
  for (let j = 0; j <= b.length; j += 1) previous[j] = Math.min(j, far);
  let least = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    const above = least;
    current[first - 1] = first === 1 ? Math.min(i, far) : far;
    least = current[first - 1];
    for (let j = first; j <= last; j += 1) {
      let cost = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), far);
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
 * @returns {string | undefined}
 */
export function nearestWord(stem, vocabulary) {
  const letters = [...stem];
  const bits = signature(letters);
  let most = allowedDistance(letters);
  /** @type {string | undefined} */
  let best;
  let frequency = -1;
  for (const { word, documents, letters: others, signature: theirs } of vocabulary) {
    if (Math.abs(letters.length - others.length) > most || ones(bits ^ theirs) > 2 * most) continue;
    const d = distance(letters, others, most);
    if (d > most || (d === most && documents <= frequency)) continue;
    most = d;
    best = word;
    frequency = documents;
  }
  return best;
}
