// @ts-check
/**
 * The Snowball English stemmer ("Porter2", https://snowballstem.org/algorithms/english/stemmer.html), as of
 * Snowball 3.1, for words of the letters a–z. Held to the Python package `snowballstemmer` by a parity test.
 */

const EXCEPTIONS = new Map(
  Object.entries({
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli",
    singly: "singl", sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias",
    andes: "andes",
  }),
);
const R1_STARTS = ["arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers"];
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const VOWEL = /[aeiouy]/;

/** Suffix → replacement in R1; the longest suffix that fits decides. */
const STEP2 = [
  ["ization", "ize"], ["ational", "ate"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"],
  ["tional", "tion"], ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"],
  ["alism", "al"], ["aliti", "al"], ["ousli", "ous"], ["iviti", "ive"], ["fulli", "ful"], ["ogist", "og"],
  ["enci", "ence"], ["anci", "ance"], ["abli", "able"], ["izer", "ize"], ["ator", "ate"], ["alli", "al"],
  ["bli", "ble"], ["ogi", "og"], ["li", ""],
];
const STEP3 = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", ""],
  ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const STEP4 = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
  "ion", "al", "er", "ic",
];

/**
 * Where the region after the first non-vowel that follows a vowel begins.
 * @param {string} word
 * @param {number} from
 */
function region(word, from) {
  let at = from;
  while (at < word.length && !VOWEL.test(word[at])) at += 1;
  while (at < word.length && VOWEL.test(word[at])) at += 1;
  return at < word.length ? at + 1 : word.length;
}

/** @param {string} word A short syllable ends it: v-c (c not w, x, Y) after a non-vowel, or v-c alone, or "past". */
function endsShort(word) {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || word.endsWith("past");
}

/** @param {string} word */
function step1a(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word)) return word;
  if (word.endsWith("s") && VOWEL.test(word.slice(0, -2))) return word.slice(0, -1);
  return word;
}

/**
 * @param {string} word
 * @param {number} r1
 */
function step1b(word, r1) {
  const suffix = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word)?.[0];
  if (!suffix) return word;
  const rest = word.slice(0, -suffix.length);
  if (suffix === "eed" || suffix === "eedly") {
    return rest.length < r1 || /^(?:succ|proc|exc)$/.test(rest) ? word : `${rest}ee`;
  }
  if (suffix === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest.slice(0, -1)}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!VOWEL.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === r1 && endsShort(rest) ? `${rest}e` : rest;
}

/**
 * @param {string} word
 * @param {number} r1
 */
function step2(word, r1) {
  const ending = STEP2.find(([suffix]) => word.endsWith(suffix));
  if (!ending) return word;
  const rest = word.slice(0, -ending[0].length);
  if (rest.length < r1) return word;
  if (ending[0] === "ogi" && !rest.endsWith("l")) return word;
  if (ending[0] === "li" && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + ending[1];
}

/**
 * @param {string} word
 * @param {number} r1
 * @param {number} r2
 */
function step3(word, r1, r2) {
  const ending = STEP3.find(([suffix]) => word.endsWith(suffix));
  if (!ending) return word;
  const rest = word.slice(0, -ending[0].length);
  return rest.length < (ending[0] === "ative" ? Math.max(r1, r2) : r1) ? word : rest + ending[1];
}

/**
 * @param {string} word
 * @param {number} r2
 */
function step4(word, r2) {
  const suffix = STEP4.find((end) => word.endsWith(end));
  if (!suffix) return word;
  const rest = word.slice(0, -suffix.length);
  if (rest.length < r2 || (suffix === "ion" && !/[st]$/.test(rest))) return word;
  return rest;
}

/**
 * @param {string} word
 * @param {number} r1
 * @param {number} r2
 */
function step5(word, r1, r2) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e")) return rest.length >= r2 || (rest.length >= r1 && !endsShort(rest)) ? rest : word;
  if (word.endsWith("ll")) return rest.length >= r2 ? rest : word;
  return word;
}

/**
 * @param {string} input a word of a–z
 * @returns {string} its stem
 */
export function porter2(input) {
  const exception = EXCEPTIONS.get(input);
  if (exception !== undefined) return exception;
  if (input.length < 3) return input;
  // Y is a y that is a consonant: at the beginning, or after a vowel.
  let word = input.replace(/^y/, "Y");
  for (let at = 1; at < word.length; at += 1) {
    if (word[at] === "y" && VOWEL.test(word[at - 1])) word = `${word.slice(0, at)}Y${word.slice(at + 1)}`;
  }
  const start = R1_STARTS.find((beginning) => word.startsWith(beginning));
  const r1 = start ? start.length : region(word, 0);
  const r2 = region(word, r1);
  word = step1b(step1a(word), r1);
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
  word = step5(step4(step3(step2(word, r1), r1, r2), r2), r1, r2);
  return word.replace(/Y/g, "y");
}
