// {directory, queries: [{query, prefix, exact, limit}]} → the answers, each with the files fetched for it by a new visitor.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine } from "../../../docs/assets/js/search/engine.js";

const { directory, queries } = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const { query, ...options } of queries) {
  const fetched = [];
  const engine = createEngine(async (file) => {
    fetched.push(file);
    return readFileSync(join(directory, file));
  });
  answers.push({ ...(await engine.search(query, options)), fetched });
}
process.stdout.write(JSON.stringify(answers));
