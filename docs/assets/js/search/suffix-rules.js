// @ts-check
/**
 * A stemmer from a table of endings (Czech: Dolamic and Savoy's light stemmer on the folded alphabet).
 * The twin of rule_stemmer in scripts/mosty/text/language/stemmers.py, where the rules are explained.
 */

/** @typedef {{longer: number, to: string, ends?: string[], before_last?: string, not_after?: string}} Rule */

/**
 * @param {string} word
 * @param {Rule[]} step
 */
function apply(word, step) {
  for (const rule of step) {
    if (word.length <= rule.longer) continue;
    if (rule.before_last !== undefined) {
      const after = rule.not_after !== undefined && word[word.length - 3] === rule.not_after;
      if (word.length > 1 && word[word.length - 2] === rule.before_last && !after) {
        return word.slice(0, -2) + rule.to + word.slice(-1);
      }
      continue;
    }
    for (const end of rule.ends ?? []) {
      if (word.endsWith(end)) return word.slice(0, word.length - end.length) + rule.to;
    }
  }
  return word;
}

/**
 * @param {Rule[][]} steps
 * @param {Record<string, string>} same irregular stems of one word
 * @returns {(word: string) => string}
 */
export function ruleStemmer(steps, same) {
  const irregular = new Map(Object.entries(same));
  return (word) => {
    const stem = steps.reduce(apply, word);
    return irregular.get(stem) ?? stem;
  };
}

/** @typedef {{least: number, times: number, ends: string[]}} RootRules */

/**
 * From a stem to the root it shares with its relatives. The twin of root_finder in stemmers.py.
 * @param {RootRules | undefined} rules
 * @returns {(stem: string) => string}
 */
export function rootFinder(rules) {
  if (!rules) return (stem) => stem;
  const { least, times } = rules;
  const ends = [...rules.ends].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return (stem) => {
    let root = stem;
    for (let left = times; left > 0; left -= 1) {
      const end = ends.find((ending) => root.endsWith(ending) && root.length - ending.length >= least);
      if (end === undefined) break;
      root = root.slice(0, root.length - end.length);
    }
    return root;
  };
}
