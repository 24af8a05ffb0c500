// The pure parts of the search page and the catalogue: the address, facets, orders, passages, CSV. Run by test_view_js.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dated, ofRecord } from "../../../docs/assets/js/cite.js";
import { latest } from "../../../docs/assets/js/latest.js";
import { Analyzer } from "../../../docs/assets/js/search/analyzer.js";
import { csv } from "../../../docs/assets/js/search/csv.js";
import { counted, facetsFrom, filtered, toggled } from "../../../docs/assets/js/search/facets.js";
import { Marker } from "../../../docs/assets/js/search/marker.js";
import { arranged } from "../../../docs/assets/js/search/sorting.js";
import { hashOf, isNothing, nothing, stateOf } from "../../../docs/assets/js/search/state.js";

test("of several requests only the latest counts, whatever the order of the answers", async () => {
  const begin = latest();
  const shown = [];
  const ask = async (name, delay) => {
    const isLatest = begin();
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (isLatest()) shown.push(name);
  };
  await Promise.all([ask("slow", 20), ask("fast", 1), ask("last", 10)]);
  assert.deepEqual(shown, ["last"]);
  await ask("alone", 0);
  assert.deepEqual(shown, ["last", "alone"]);
});

test("a request that nothing follows can be outdated, and two lines of requests know nothing of each other", () => {
  const [begin, other] = [latest(), latest()];
  const isLatest = begin();
  other();
  assert.ok(isLatest());
  begin();
  assert.ok(!isLatest());
});

test("a citation gets the day of reading in its own place and nowhere else", () => {
  const places = ["RRRR-MM-DD", "YYYY-MM-DD"];
  assert.equal(dated("Název. [vid. RRRR-MM-DD].", places, "2026-12-01"), "Název. [vid. 2026-12-01].");
  assert.equal(dated("YYYY-MM-DD. [viewed YYYY-MM-DD].", places, "2026-12-01"), "YYYY-MM-DD. [viewed 2026-12-01].");
  assert.equal(dated("Nothing.", ["", ...places], "2026-12-01"), "Nothing.");
  assert.deepEqual(ofRecord("a#l01. [x]\na#l1. [x]\nb#l01. [y]", "#l01"), ["a#l01. [x]", "b#l01. [y]"]);
});

const NAMES = new Set(["q", "druh", "kraj", "orp", "tema", "kdo", "faze", "doklady", "sila", "razeni", "zobrazeni", "ctenar"]);

test("what is asked for goes into the address and comes back", () => {
  for (const query of ["", "škola & děti", "50 %", "a+b", "#", "manžel mě bije", "👪", "=&,"]) {
    for (const chosen of [{}, { theme: ["skola", "kontakt"], region: ["ustecky"] }, { evidence: ["0"], kind: ["practice"], strength: ["quasi_experiment"] }]) {
      const state = { query, chosen, sort: "year", view: "map", reader: query.length > 5 ? "professional" : "" };
      assert.deepEqual(stateOf(hashOf(state)), state);
      assert.ok([...new URLSearchParams(hashOf(state).slice(1)).keys()].every((name) => NAMES.has(name)));
    }
  }
  assert.equal(hashOf(nothing()), "");
});

test("an address that says nothing of a search is another place on the page", () => {
  for (const hash of ["", "#", "#rejstrik", "#az-k", "#qq=x"]) assert.equal(stateOf(hash), null);
  assert.equal(stateOf("#q=%").query, "%");
});

test("an address cannot say what there is not", () => {
  const state = stateOf("#tema=<b>,skola,skola,&razeni=x&zobrazeni=y&kraj=" + "a,".repeat(500));
  assert.deepEqual(state.chosen.theme, ["skola"]);
  assert.deepEqual([state.sort, state.view], ["", ""]);
  assert.deepEqual(state.chosen.region, ["a"]);
  assert.ok(isNothing(stateOf("#q=  &tema=<")));
});

const FACETS = facetsFrom([
  ["region", [["a", "A", [0, 1, 2]], ["b", "B", [3]]]],
  ["theme", [["x", "X", [0, 3]], ["y", "Y", [1, 3]], ["z", "Z", [4]]]],
  ["evidence", [["0", "none", [0, 1]], ["2", "some", [3]]]],
]);
const ALL = [4, 3, 2, 1, 0];

test("within a facet any value, between facets all; the order stays", () => {
  assert.deepEqual(filtered(ALL, FACETS, {}), ALL);
  assert.deepEqual(filtered(ALL, FACETS, { theme: ["x", "y"] }), [3, 1, 0]);
  assert.deepEqual(filtered(ALL, FACETS, { theme: ["x", "y"], region: ["a"] }), [1, 0]);
  assert.deepEqual(filtered(ALL, FACETS, { theme: ["z"], region: ["a"] }), []);
  assert.deepEqual(filtered(ALL, FACETS, { theme: ["unknown"] }), []);
});

test("counts are of the other facets' choices, and what is chosen stays to be taken back", () => {
  const [region, theme] = counted(ALL, FACETS, { region: ["b"], theme: ["z"] });
  assert.deepEqual(region.values.map(({ key, count, chosen }) => [key, count, chosen]), [["b", 0, true]]);
  assert.deepEqual(theme.values.map(({ key, count }) => [key, count]), [["x", 1], ["y", 1], ["z", 0]]);
  // Each count is what choosing that value alone in its facet would leave.
  for (const chosen of [{}, { region: ["a"] }, { theme: ["x"] }, { region: ["a"], theme: ["y"] }]) {
    for (const { facet, values } of counted(ALL, FACETS, chosen)) {
      for (const { key, count } of values) {
        assert.equal(filtered(ALL, FACETS, { ...chosen, [facet]: [key] }).length, count);
      }
    }
  }
});

test("choosing twice is not choosing", () => {
  const once = toggled({}, "theme", "x");
  assert.deepEqual(once, { theme: ["x"] });
  assert.deepEqual(toggled(once, "theme", "x"), { theme: [] });
});

test("orders: by rank, by evidence as on the page, by name, region, year; what has no value is last", () => {
  const orders = { years: [2016, null, 2018, 2016, null], names: [1, 0, 4, 3, 2] };
  assert.deepEqual(arranged(ALL, "", FACETS, orders, true), ALL);
  assert.deepEqual(arranged(ALL, "", FACETS, orders, false), [0, 1, 2, 3, 4]);
  assert.deepEqual(arranged(ALL, "evidence", FACETS, orders, true), [0, 1, 2, 3, 4]);
  assert.deepEqual(arranged(ALL, "name", FACETS, orders, true), [1, 0, 4, 3, 2]);
  assert.deepEqual(arranged(ALL, "region", FACETS, orders, false), [0, 1, 2, 3, 4]);
  assert.deepEqual(arranged(ALL, "year", FACETS, orders, false), [2, 0, 3, 1, 4]);
});

test("CSV: the mark, separators, quotes, line ends, and no formula", () => {
  assert.equal(csv([["a", "b"]], ";"), "\ufeffa;b\r\n");
  assert.equal(csv([["a;b", 'say "x"', "two\nlines", "a,b"]], ";"), '\ufeff"a;b";"say ""x""";"two\nlines";a,b\r\n');
  assert.equal(csv([["a,b"]], ","), '\ufeff"a,b"\r\n');
  for (const evil of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"]) {
    assert.match(csv([[evil]], ";"), /^\ufeff"?'/);
  }
  assert.equal(csv([["2016–2018", "a-b"]], ";"), "\ufeff2016–2018;a-b\r\n");
});

const analyzer = new Analyzer({ stemmer: "none", stop: ["a", "v"], endings: [] }, { word: 40, words: 30, prefix: 2, prefix_terms: 9 }, []);
const marker = (stems, typed = "", phrases = []) => new Marker(analyzer, { stems: new Map(stems), typed, phrases });
const marked = (pieces) => pieces.filter(([, hit]) => hit).map(([text]) => text);

test("marks words, beginnings and whole names, and loses no letter", () => {
  const text = "Škola a kontakt: <b>orgán v ochraně</b> dětí 👪, orgán.";
  const one = marker([["skola", 1]], "kon", [["organ", "ochrane"]]);
  assert.deepEqual(marked(one.pieces(text)), ["Škola", "kontakt", "orgán v ochraně"]);
  assert.equal(one.pieces(text).map(([piece]) => piece).join(""), text);
  assert.deepEqual(marker([]).pieces("x"), [["x", false]]);
  assert.deepEqual(marker([]).pieces(""), []);
});

test("words of one root are marked as the word asked for, and are not it", () => {
  const spec = { stemmer: "none", stop: [], endings: [], root: { least: 4, times: 2, ends: ["sky"] } };
  const own = new Analyzer(spec, { word: 40, words: 30, prefix: 2, prefix_terms: 9, root: 4, whole: 12 }, []);
  const one = new Marker(own, { stems: new Map([["pestoun", 4]]), roots: new Map([["pestoun", "pestoun"]]), typed: "" });
  assert.deepEqual(marked(one.pieces("Pěstounský příspěvek, pěstoun, pes")), ["Pěstounský", "pěstoun"]);
  assert.deepEqual(one.hits("pestounsky").map(({ what, worth }) => [what, worth]), [["pestoun", 3]]);
  assert.ok(one.covers("pěstounský") && one.says("pěstoun") && !one.says("pěstounský"));
});

test("a passage takes a description's place for another word, not for the same ones again", () => {
  const asked = marker([["skola", 1], ["kontakt", 2]]);
  const least = asked.least("Škola a rodina: jak spolu mluví, když dítě žije jinde než doma.");
  const again = "Škola u školy, škole o škole školou, a zase škola, kterou navštěvuje další škola.";
  assert.equal(asked.passage([["", "", [again]]], least), null);
  assert.ok(asked.passage([["", "", ["Škola pomáhá, aby kontakt dítěte s rodinou trval i tehdy, když je daleko."]]], least));
  assert.ok(asked.passage([["", "", [again]]], asked.least("Nic takového.")));
});

test("the passage is the paragraph that says most, cut at words around what it says", () => {
  const filler = "slovo ".repeat(80);
  const long = `${filler}tady je škola a kontakt spolu ${filler}`;
  const parts = [
    ["", "", ["Tady je škola sama, a to v celé větě, která je dost dlouhá na ukázku."]],
    ["dal", "Dál", ["Nic.", long]],
  ];
  const found = marker([["skola", 1], ["kontakt", 2]]).passage(parts);
  assert.equal(found.anchor, "dal");
  assert.equal(found.heading, "Dál");
  const text = found.pieces.map(([piece]) => piece).join("");
  assert.ok(text.startsWith("… ") && text.endsWith(" …") && text.length < 240, text);
  assert.ok(long.includes(text.slice(2, -2)));
  assert.deepEqual(marked(found.pieces), ["škola", "kontakt"]);
  assert.equal(marker([["nic-takoveho", 1]]).passage(parts), null);
  assert.equal(marker([["skola", 1]]).passage(parts, 99), null);
});

test("a text without spaces is cut, too", () => {
  const text = `${"x".repeat(500)} škola ${"y".repeat(500)}`;
  const cut = marker([["skola", 1]]).cut(text);
  assert.ok(cut.length < 240 && cut.includes("škola"), cut);
});
