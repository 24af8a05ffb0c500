// [[a, b, most], …] → the distances.
import { readFileSync } from "node:fs";
import { distance } from "../../../docs/assets/js/search/spelling.js";

const pairs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(pairs.map(([a, b, most]) => distance([...a], [...b], most))));
