// What every peer's runner shares: a question on standard input, the time each query took, an answer as JSON.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** The question: {pages, queries, locale, folder, limit, out, …}. */
export const question = JSON.parse(readFileSync(0, "utf8"));

/** Bytes of `content` as a server sends it. */
export const gzipped = (content) => gzipSync(content, { level: 9 }).length;

/** The folder of an installed package, whatever it exports. */
export function folderOf(name) {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed; run \`npm ci\``);
  }
}

/** The version its own package.json says. */
export const versionOf = (name) => JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8")).version;

/**
 * Ask all queries, warm, one after another; `search(query)` → page numbers, best first.
 * They go to the file `out`, not to standard output: libraries print there.
 */
export async function answer(search, more) {
  for (const query of question.queries.slice(0, 20)) await search(query);
  const results = [];
  const ms = [];
  for (const query of question.queries) {
    const start = performance.now();
    const found = await search(query);
    ms.push(performance.now() - start);
    results.push(found.slice(0, question.limit));
  }
  writeFileSync(question.out, JSON.stringify({ results, ms, ...more }));
}
