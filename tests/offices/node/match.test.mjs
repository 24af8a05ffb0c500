// What is meant by what somebody types into the box that finds an office. Run by test_finder.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OfficeData } from "../../../docs/assets/js/offices/data.js";
import { initial, initials, match, plain } from "../../../docs/assets/js/offices/match.js";

const PLACES = [
  ["Ústí nad Labem", "Ústí nad Labem", "922", "ustecky"],
  ["Ústí nad Orlicí", "Ústí nad Orlicí", "1", "pardubicky"],
  ["Lhota", "Kladno", "78", "stredocesky"],
  ["Lhota", "Zlín", "1465", "zlinsky"],
  ["Lhota pod Libčany", "Hradec Králové", "2", "kralovehradecky"],
  ["Brno", "Brno-město", "1317", "jihomoravsky"],
  ["Brandýs nad Labem-Stará Boleslav", "Praha-východ", "213", "stredocesky"],
  ["Praha", "Praha", "19", "praha"],
  ["Praha 5", "", "19", "praha", "praha-5"],
];
const names = (text) => match(PLACES, text).places.map((place) => place[0]);

test("marks, capitals and signs do not count", () => {
  assert.equal(plain("  ÚSTÍ  n. L. "), "usti n l");
  assert.deepEqual(names("usti nad labem"), ["Ústí nad Labem"]);
  assert.deepEqual(names("brandys nad labem stara"), ["Brandýs nad Labem-Stará Boleslav"]);
});

test("the beginnings of words will do", () => {
  assert.deepEqual(names("Ústí n. L."), ["Ústí nad Labem"]);
  assert.deepEqual(names("usti"), ["Ústí nad Labem", "Ústí nad Orlicí"]);
});

test("places of one name are all there, the exact ones first", () => {
  const { places, near } = match(PLACES, "lhota");
  assert.equal(near, false);
  assert.deepEqual(places.map((place) => place[1]), ["Kladno", "Zlín", "Hradec Králové"]);
});

test("of many places of one name none is left out, of others a few are enough", () => {
  const many = [...Array(14).keys()].map((at) => ["Nová Ves", `okres ${at}`, String(at), "x"]);
  const longer = [...Array(3).keys()].map((at) => ["Nová Ves nad Nisou", `okres ${at}`, String(at), "x"]);
  assert.equal(match([...longer, ...many], "nova ves").places.length, 14);
  assert.equal(match([...longer, ...many], "nova ves").more, true);
  assert.equal(match([...longer, ...many], "nova").places.length, 8);
  assert.equal(match(longer, "nova").more, false);
});

test("slips are forgiven, and it is said", () => {
  const { places, near } = match(PLACES, "Ústí nad Orlcíi");
  assert.deepEqual([places[0][0], near], ["Ústí nad Orlicí", true]);
  assert.deepEqual(names("brandyz"), ["Brandýs nad Labem-Stará Boleslav"]);
});

test("a part of a city leads to the city, a district of Prague to its office", () => {
  assert.deepEqual(names("Brno Židenice"), ["Brno"]);
  assert.equal(match(PLACES, "praha 5").places[0][4], "praha-5");
});

test("nothing is meant by nothing, nor by what is no name", () => {
  for (const text of ["", "u", "  ", "12", "xyzxyz", "lh"]) {
    assert.equal(match(PLACES, text).near, false, text);
  }
  assert.deepEqual(names("xyzxyz"), []);
  assert.deepEqual(names("u"), []);
});

test("the file to look into is that of the first letter, then of the second", () => {
  assert.equal(initial("Šumperk"), "s");
  assert.equal(initial("1. máje"), "");
  assert.deepEqual(initials("Česká"), ["c", "e"]);
});

test("a file is fetched once, one that is missing is empty, and a failure can be tried again", async () => {
  const asked = [];
  let answer = { status: 500, ok: false };
  const data = new OfficeData("/p/", "/o/cs/", async (address) => { asked.push(address); return answer; });
  await assert.rejects(data.places("a"));
  answer = { status: 200, ok: true, json: async () => PLACES };
  assert.equal((await data.places("a")).length, PLACES.length);
  assert.equal((await data.places("a")).length, PLACES.length);
  answer = { status: 404, ok: false };
  assert.deepEqual(await data.places("q"), []);
  assert.deepEqual(await data.orp("praha", "19"), { offices: [] });
  assert.deepEqual(asked, ["/p/a.json", "/p/a.json", "/p/q.json", "/o/cs/praha.json"]);
});
