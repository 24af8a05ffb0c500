// Material's own worker, as it is, in Node: it gets the search_index.json its plugin wrote, and what a reader types.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import { answer, gzipped, question } from "./answer.mjs";

const [SETUP, QUERY] = [0, 2];
let bytes = 0;
let listener;
let answered;
const run = (path) => {
  const script = readFileSync(path, "utf8");
  bytes += gzipped(script);
  runInThisContext(script, { filename: path });
};
globalThis.self = globalThis;
globalThis.addEventListener = (type, handler) => {
  if (type === "message") listener = handler;
};
globalThis.postMessage = (message) => answered(message.data);
globalThis.importScripts = (...urls) => urls.forEach((url) => run(resolve(dirname(question.worker), url)));
console.warn = () => {}; // lunr complains of queries it does not understand; the worker then answers nothing

run(question.worker);
const send = (type, data) =>
  new Promise((done, failed) => {
    answered = done;
    Promise.resolve(listener({ data: { type, data } })).catch(failed);
  });
const index = readFileSync(question.index, "utf8");
bytes += gzipped(index);
await send(SETUP, { ...JSON.parse(index), options: { suggest: false } });
await answer(async (query) => (await send(QUERY, query)).items.map(([{ location }]) => Number(location)), {
  bytes: [bytes],
});
