// The glossary's filter and the day of the news, as the browser works them out. Run by test_lists_js.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, folded } from "../../docs/assets/js/glossary.js";
import { dayIn, offered } from "../../docs/assets/js/news.js";

test("each word that is typed begins a word of the term, without regard to capitals and diacritics", () => {
  const term = folded("Orgán sociálně-právní ochrany dětí (OSPOD)");
  for (const typed of ["", "ospod", "Děti", "deti ORGAN", "pravni och", "sociálně-právní"]) assert.ok(fits(term, folded(typed)), typed);
  for (const typed of ["spod", "organy", "deti soud"]) assert.ok(!fits(term, folded(typed)), typed);
});

test("an address asks for a day, or for none", () => {
  assert.equal(dayIn("#od=2026-11-28"), "2026-11-28");
  for (const hash of ["", "#citovat", "#od=", "#od=vcera", "#od=2026-11-28x", "#q=2026-11-28"]) assert.equal(dayIn(hash), "");
});

test("of a day without news, the list shows the first day with any after it", () => {
  const days = ["2026-11-29", "2026-11-27", "2026-11-26"];
  assert.equal(offered(days, ""), "");
  assert.equal(offered(days, "2026-11-29"), "2026-11-29");
  assert.equal(offered(days, "2026-11-28"), "2026-11-29");
  assert.equal(offered(days, "2026-11-01"), ""); // everything is later
  assert.equal(offered(days, "2026-12-01"), "2026-12-01"); // nothing is
});
