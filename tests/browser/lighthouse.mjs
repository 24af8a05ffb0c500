/**
 * Lighthouse, mobile, some runs a page in one browser: reads {chrome, flags, urls, runs} as JSON, answers with
 * {url: [{category: score}, …]} and what was not perfect. Nothing is reported to anybody.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { chrome, flags, urls, runs } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const browser = await launch({ chromePath: chrome, chromeFlags: ["--headless=new", ...flags], logLevel: "silent" });
const answer = {};
try {
  for (const url of urls) {
    answer[url] = [];
    for (let run = 0; run < runs; run += 1) {
      const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "silent", output: "json" });
      const scores = Object.fromEntries(Object.values(lhr.categories).map((one) => [one.id, Math.round(one.score * 100)]));
      const faults = Object.values(lhr.categories).flatMap((category) =>
        category.auditRefs
          .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()));
      const metrics = ["first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"];
      const figures = Object.fromEntries(metrics.map((id) => [id, lhr.audits[id].numericValue]));
      answer[url].push({ scores, faults, figures, error: lhr.runtimeError?.message });
    }
  }
} finally {
  await browser.kill();
}
process.stdout.write(JSON.stringify(answer));
