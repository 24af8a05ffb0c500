// The engine when its files are not what they should be, and highlighting. Run by test_engine_js.py, which gives the
// folders of two exports: MOSTY_INDEX and, of other documents, MOSTY_OTHER_INDEX.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createEngine, SearchError } from "../../../docs/assets/js/search/engine.js";

const read = (folder, file) => readFileSync(join(folder, file));
const index = process.env.MOSTY_INDEX;
const other = process.env.MOSTY_OTHER_INDEX;

const failsWith = (reason) => (error) => error instanceof SearchError && error.reason === reason;

test("finds, and fetches a file only once", async () => {
  const fetched = [];
  const engine = createEngine(async (file) => {
    fetched.push(file);
    return read(index, file);
  });
  const { results } = await engine.search("škola");
  assert.ok(results.length);
  await engine.search("škola");
  assert.equal(new Set(fetched).size, fetched.length);
  assert.ok(!fetched.some((file) => file.startsWith("words-")), "the vocabulary is for slips only");
});

test("nothing is fetched before the first search", () => {
  createEngine(() => assert.fail("fetched"));
});

test("a file that is not there is missing", async () => {
  const engine = createEngine(async (file) => {
    if (file.startsWith("terms-")) throw new Error("404");
    return read(index, file);
  });
  await assert.rejects(engine.search("škola"), failsWith("missing"));
});

test("no manifest, no search; the next search tries again", async () => {
  let broken = true;
  const engine = createEngine(async (file) => {
    if (broken) throw new Error("offline");
    return read(index, file);
  });
  await assert.rejects(engine.search("škola"), failsWith("missing"));
  broken = false;
  assert.ok((await engine.search("škola")).results.length);
});

for (const kind of ["terms-", "pages-"]) {
  test(`a ${kind} file that is cut is broken`, async () => {
    const engine = createEngine(async (file) => {
      const bytes = read(index, file);
      return file.startsWith(kind) ? bytes.subarray(0, bytes.length - 3) : bytes;
    });
    await assert.rejects(engine.search("škola"), failsWith("broken"));
  });
}

test("a changed byte is noticed", async () => {
  const engine = createEngine(async (file) => {
    const bytes = Uint8Array.from(read(index, file));
    if (file.startsWith("terms-")) bytes[bytes.length - 1] ^= 1;
    return bytes;
  });
  await assert.rejects(engine.search("škola"), failsWith("broken"));
});

test("a file of another build is stale", async () => {
  const strangers = JSON.parse(read(other, "manifest.json").toString()).shards;
  const engine = createEngine(async (file) =>
    file.startsWith("terms-") ? read(other, strangers[0][1]) : read(index, file),
  );
  await assert.rejects(engine.search("škola"), failsWith("stale"));
});

test("a manifest of another format is stale, one that is no JSON is broken", async () => {
  await assert.rejects(createEngine(async () => Buffer.from('{"format": 99}')).search("x"), failsWith("stale"));
  await assert.rejects(createEngine(async () => Buffer.from("<html>")).search("x"), failsWith("broken"));
});

test("a manifest from the cache of an older build is read anew", async () => {
  const engine = createEngine(async (file, { fresh }) => {
    if (file === "manifest.json" && !fresh) return read(other, file);
    return read(index, file); // the files of the other build are gone
  });
  const { results } = await engine.search("škola");
  assert.ok(results.length);
});

test("highlights every form of a word, and nothing else", async () => {
  const engine = createEngine(async (file) => read(index, file));
  await engine.load();
  assert.deepEqual(engine.marker("skola ospod").pieces("Setkávání škol a OSPODu."), [
    ["Setkávání ", false], ["škol", true], [" a ", false], ["OSPODu", true], [".", false],
  ]);
  assert.deepEqual(engine.marker("pěs", { prefix: true }).pieces("Pěstounská péče"), [
    ["Pěstounská", true], [" péče", false],
  ]);
  assert.deepEqual(engine.marker("").pieces("<b>škola</b>"), [["<b>škola</b>", false]]);
  assert.deepEqual(engine.marker("škola").pieces(""), []);
  for (const text of ["a š\u030ckola 👪 b", "OSPOD", "  "]) {
    assert.equal(engine.marker("škola ospod").pieces(text).map(([piece]) => piece).join(""), text);
  }
});
