// MiniSearch with the settings of VitePress' local search: the whole index is one file that a reader downloads.
import MiniSearch from "minisearch";
import { answer, gzipped, question, versionOf } from "./answer.mjs";

const options = { fields: ["title", "titles", "text"], storeFields: ["title", "titles"] };
const built = new MiniSearch(options);
built.addAll(question.pages.map(({ title, heads, text }, id) => ({ id, title, titles: heads, text })));
const file = JSON.stringify(built);
const index = MiniSearch.loadJSON(file, options);
const settings = { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } };
// Only the index: VitePress bundles a minified MiniSearch, which the package does not hold. So this is a lower bound.
await answer((query) => index.search(query, settings).map(({ id }) => id), { bytes: [gzipped(file)], version: versionOf("minisearch") });
