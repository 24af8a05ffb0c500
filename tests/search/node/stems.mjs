// {spec, limits, abbreviations, texts} → for each text its words as [start, end, stem, root], offsets in code points.
import { readFileSync } from "node:fs";
import { Analyzer } from "../../../docs/assets/js/search/analyzer.js";

const { spec, limits, abbreviations, texts } = JSON.parse(readFileSync(0, "utf8"));
const analyzer = new Analyzer(spec, limits, abbreviations);
const points = (text) => [...text].length;
const words = texts.map((text) =>
  analyzer.words(text).map(({ raw, start, stem }) => {
    const before = points(text.slice(0, start));
    return [before, before + points(raw), stem, analyzer.root(stem)];
  }),
);
process.stdout.write(JSON.stringify(words));
