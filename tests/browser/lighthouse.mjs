/**
 * Lighthouse, mobile, some runs a page: reads {chrome, flags, urls, runs} as JSON, answers with
 * {url: [{scores, faults}, …]}. Nothing is reported to anybody.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { chrome, flags, urls, runs } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const answer = {};

/** One run in a browser of its own; a run in which the page was never painted (a busy machine) is not a figure. */
async function measured(url) {
  const browser = await launch({ chromePath: chrome, chromeFlags: ["--headless=new", ...flags], logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "silent", output: "json" });
    return lhr;
  } finally {
    await browser.kill();
  }
}

for (const url of urls) {
  answer[url] = [];
  for (let run = 0; run < runs; run += 1) {
    let lhr = await measured(url);
    for (let again = 0; again < 2 && lhr.runtimeError; again += 1) lhr = await measured(url);
    const scores = Object.fromEntries(Object.values(lhr.categories).map((one) => [one.id, Math.round(one.score * 100)]));
    const faults = Object.values(lhr.categories).flatMap((category) =>
      category.auditRefs
        .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()));
    if (lhr.runtimeError) faults.push(lhr.runtimeError.message);
    answer[url].push({ scores, faults });
  }
}
process.stdout.write(JSON.stringify(answer));
