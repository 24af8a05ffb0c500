// @ts-check
/** Concepts in a text: phrases of stems, longest first. The twin of Phrases.find in concepts.py. */

/** After a concept's token: the token of the documents that are the concept's own entries. */
export const ENTRY = "!";
/** How the tokens begin of what people say, and of a subject that nothing is written about. */
export const EXPRESSION = "#~";
export const ABSENT = "#-";

/** @typedef {{phrase: string[], tokens: string[]}} Phrase */
/** @typedef {{start: number, end: number, tokens: string[]}} Match The words covered, end excluded. */

/**
 * @param {import("./analyzer.js").Word[]} words
 * @param {(stem: string) => Phrase[]} beginningWith the phrases that begin with a stem, longest first
 * @returns {Match[]}
 */
export function findPhrases(words, beginningWith) {
  const places = words.map((_, place) => place).filter((place) => words[place].stem);
  const stems = places.map((place) => words[place].stem);
  const matches = [];
  for (let at = 0; at < stems.length; at += 1) {
    const match = beginningWith(stems[at]).find(({ phrase }) =>
      phrase.every((stem, offset) => stems[at + offset] === stem),
    );
    if (!match) continue;
    const last = at + match.phrase.length - 1;
    matches.push({ start: places[at], end: places[last] + 1, tokens: match.tokens });
    at = last;
  }
  return matches;
}
