// {directory, engine, queries, limit} → for each query {ids, fetched, ms}: the files a new visitor fetches for it, and
// the milliseconds of the same query once everything is at hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { directory, engine, queries, limit } = JSON.parse(readFileSync(0, "utf8"));
const { createEngine } = await import(engine);
const read = (file) => readFileSync(join(directory, file));

const answers = [];
for (const query of queries) {
  const fetched = [];
  const visitor = createEngine(async (file) => {
    fetched.push(file);
    return read(file);
  });
  const { results } = await visitor.search(query, { limit });
  answers.push({ ids: results.map(({ url }) => url), fetched });
}
const warm = createEngine(async (file) => read(file));
for (const query of queries) await warm.search(query, { limit });
for (const [place, query] of queries.entries()) {
  const started = performance.now();
  await warm.search(query, { limit });
  answers[place].ms = performance.now() - started;
}
process.stdout.write(JSON.stringify(answers));
