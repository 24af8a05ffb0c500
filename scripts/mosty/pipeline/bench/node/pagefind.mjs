// Pagefind: its binary indexes HTML pages, its own script searches them, with the files read instead of fetched.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { answer, folderOf, gzipped, question, versionOf } from "./answer.mjs";

const { pages, locale, folder, queries, limit } = question;
const SAMPLE = 100; // queries asked by a new visitor each
const FRAGMENTS = 5; // results whose title the default interface loads at once
const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const paragraph = ({ heads, text }) => {
  const before = heads.join(" ");
  return text.startsWith(before) ? text.slice(before.length) : text;
};

const site = join(folder, "site");
for (const [number, page] of pages.entries()) {
  const title = escape(page.title);
  const heads = page.heads.map((head) => `<h2>${escape(head)}</h2>`).join("");
  mkdirSync(join(site, String(number)), { recursive: true });
  writeFileSync(
    join(site, String(number), "index.html"),
    `<!doctype html><html lang="${locale}"><head><title>${title}</title></head>` +
      `<body><main><h1>${title}</h1>${heads}<p>${escape(paragraph(page))}</p></main></body></html>`,
  );
}
const bundle = join(folder, "bundle");
const installed = `@pagefind/${process.platform}-${process.arch}`;
const binary = join(folderOf(installed), "bin", "pagefind_extended");
execFileSync(binary, ["--site", site, "--output-path", bundle, "--quiet"], { stdio: "inherit" });

let fetched = new Set();
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => locale }) };
globalThis.fetch = async (url) => {
  const path = decodeURIComponent(new URL(url, "file:///").pathname);
  fetched.add(path);
  return new Response(readFileSync(path), { status: 200 });
};
const cache = new Map();
const size = (path) => {
  if (!cache.has(path)) cache.set(path, gzipped(readFileSync(path)));
  return cache.get(path);
};

const script = join(bundle, "pagefind.js");
const { createInstance } = await import(pathToFileURL(script));
const open = () => createInstance({ basePath: `${bundle}/`, baseUrl: "/" });
const bytes = [];
for (const query of queries.slice(0, SAMPLE)) {
  fetched = new Set([script, join(bundle, "pagefind-worker.js")]);
  const { results } = await (await open()).search(query);
  await Promise.all(results.slice(0, FRAGMENTS).map((result) => result.data()));
  bytes.push([...fetched].reduce((sum, path) => sum + size(path), 0));
}

const number = (url) => Number(basename(url.replace(/\/$/, "")));
const pagefind = await open();
await answer(
  async (query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return shown.map(({ raw_url, url }) => number(raw_url ?? url));
  },
  { bytes, version: versionOf(installed) },
);
