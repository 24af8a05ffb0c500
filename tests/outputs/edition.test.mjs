// Is my paper still true? What is said of a paper, by the mark in the address. Run by test_editions.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../../docs/assets/js/edition.js";

const [FIRST, SECOND, THIRD] = ["00000001", "00000002", "00000003"];
const MARKS = [THIRD, SECOND, FIRST];

test("a paper that says what the page says is current", () => {
  assert.deepEqual(judge(`#v=${THIRD}`, THIRD, MARKS), { outcome: "current", newer: 0 });
});

test("an older paper is told how many versions came after it", () => {
  assert.deepEqual(judge(`#v=${SECOND}`, THIRD, MARKS), { outcome: "older", newer: 1 });
  assert.deepEqual(judge(`#v=${FIRST}`, THIRD, MARKS), { outcome: "older", newer: 2 });
});

test("the newest version is old too where a sentence of law has lapsed since", () => {
  assert.deepEqual(judge(`#v=${THIRD}`, "0000000a", MARKS), { outcome: "older", newer: 0 });
});

test("a mark that nobody recorded is not called old", () => {
  assert.equal(judge("#v=ffffffff", THIRD, MARKS).outcome, "unknown");
});

test("an address without a mark asks about no paper", () => {
  for (const hash of ["", "#moji-lide", "#v=", "#v=ABCDEF00", "#v=000000011"]) {
    assert.equal(judge(hash, THIRD, MARKS).outcome, "");
  }
});
