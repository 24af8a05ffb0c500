// @ts-check
/** The nearest known word for an unknown one. The twin of scripts/mosty/search/spelling.py. */

/** @param {string[]} letters How many slips a stem may hold. */
export function allowedDistance(letters) {
  if (letters.length < 4) return 0;
  return letters.length < 6 ? 1 : 2;
}

/**
 * Damerau–Levenshtein distance (optimal string alignment), or most + 1 if it is greater.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      current.push(cost);
    }
    if (Math.min(...current) > most && Math.min(...previous) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length], most + 1);
}

/** @param {string} stem The letters the nearest word most likely begins with, or [] if it cannot have one. */
export function likelyStarts(stem) {
  const letters = [...stem];
  return allowedDistance(letters) && !/[0-9]/.test(stem) ? [...new Set(letters.slice(0, 2))] : [];
}

/**
 * The word nearest to `stem`; of equals the more frequent, then the first. Undefined if none is near enough.
 * @param {string} stem
 * @param {Iterable<[string, number]>} vocabulary word and number of documents, in order
 * @returns {string | undefined}
 */
export function nearestWord(stem, vocabulary) {
  const letters = [...stem];
  let most = allowedDistance(letters);
  /** @type {string | undefined} */
  let best;
  let frequency = -1;
  for (const [word, documents] of vocabulary) {
    const d = distance(letters, [...word], most);
    if (d > most || (d === most && documents <= frequency)) continue;
    most = d;
    best = word;
    frequency = documents;
  }
  return best;
}
