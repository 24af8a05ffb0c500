// @ts-check
/**
 * Two buttons of pages in plain language: print, and read aloud by a voice that lives in the device. A voice of a
 * server would send the text of the page away, so without a local one (`localService`) in the page's language there
 * is no button. The sentence being read is highlighted.
 */
import { button, element, icon } from "./dom.js";
import { latest } from "./latest.js";

/** @typedef {{aloud_read: string, aloud_pause: string, aloud_resume: string, aloud_stop: string, print: string}} Words */

const READ = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary";
const SKIP = ".m-toc, .m-tools, .m-downloads, .m-fill-form, .m-provenance, .m-law__ref, .m-visually-hidden, .m-term__note, [hidden]";
const HIGHLIGHT = "mosty-aloud";

/**
 * @param {HTMLElement} tools where the buttons go
 * @param {HTMLElement} article what is read
 * @param {Words} words
 */
export function attach(tools, article, words) {
  tools.append(button("m-tools__tool m-tools__print", [...icon("print"), words.print], () => window.print()));
  const speech = window.speechSynthesis;
  if (!speech || !("Segmenter" in Intl)) return;
  const language = article.closest("[lang]")?.getAttribute("lang") ?? "cs";
  let offered = false;
  const offer = () => {
    const voice = localVoice(speech.getVoices(), language);
    if (!voice || offered) return;
    offered = true;
    reader(tools, article, words, voice);
  };
  offer();
  speech.addEventListener?.("voiceschanged", offer); // voices are often known only later
}

/**
 * A voice that lives in the device and speaks the language.
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} language
 */
export function localVoice(voices, language) {
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
}

/**
 * @param {HTMLElement} tools
 * @param {HTMLElement} article
 * @param {Words} words
 * @param {SpeechSynthesisVoice} voice
 */
function reader(tools, article, words, voice) {
  const speech = window.speechSynthesis;
  /** @type {Range[]} */
  let left = [];
  let state = "still";
  const beginSentence = latest(); // the end of a sentence that was cut off is no end of the one that is read

  /** @param {string} next */
  const become = (next) => {
    state = next;
    label.textContent = { still: words.aloud_read, reading: words.aloud_pause, paused: words.aloud_resume }[next] ?? "";
    stop.hidden = next === "still";
  };
  const silence = () => {
    beginSentence();
    speech.cancel();
    mark(null);
  };
  const read = () => {
    const range = left[0];
    if (!range) { end(); return; }
    const isLatest = beginSentence();
    const utterance = new SpeechSynthesisUtterance(range.toString());
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    utterance.onend = () => { if (isLatest()) { left.shift(); read(); } };
    utterance.onerror = () => { if (isLatest()) end(); };
    mark(range);
    speech.speak(utterance);
  };
  const end = () => { silence(); left = []; become("still"); };

  // A pause is a stop that remembers its sentence: `pause()` of some phones never resumes.
  const label = element("span", {}, words.aloud_read);
  const start = button("m-tools__tool m-tools__aloud", [...icon("aloud"), label], () => {
    if (state === "reading") { silence(); become("paused"); return; }
    if (state === "still") left = sentences(article, voice.lang);
    become("reading");
    read();
  });
  const stop = button("m-tools__tool m-tools__stop", [...icon("stop"), words.aloud_stop], () => { end(); start.focus(); });
  stop.hidden = true;
  tools.append(start, stop);
  window.addEventListener("pagehide", end);
}

/**
 * The sentences of an article in the order of reading, each as a range of the page.
 * @param {HTMLElement} article
 * @param {string} language
 */
export function sentences(article, language) {
  const ranges = [];
  const cut = new Intl.Segmenter(language, { granularity: "sentence" });
  for (const block of article.querySelectorAll(READ)) {
    if (block.closest(SKIP) || !block.getClientRects().length) continue;
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    /** @type {{node: Text, from: number}[]} */
    const texts = [];
    let whole = "";
    while (walk.nextNode()) {
      const node = /** @type {Text} */ (walk.currentNode);
      if (node.parentElement?.closest(`${READ}, ${SKIP}`) !== block) continue; // a list in a list reads itself
      texts.push({ node, from: whole.length });
      whole += node.data;
    }
    for (const { segment, index } of cut.segment(whole)) {
      if (!segment.trim()) continue;
      const range = document.createRange();
      const first = at(texts, index, false);
      const last = at(texts, index + segment.trimEnd().length, true);
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset);
      ranges.push(range);
    }
  }
  return ranges;
}

/**
 * The text node and the place in it of a character of the whole.
 * @param {{node: Text, from: number}[]} texts
 * @param {number} place
 * @param {boolean} end whether a border of two nodes belongs to the first
 */
function at(texts, place, end) {
  const holder = texts.filter((text) => (end ? text.from < place : text.from <= place)).at(-1) ?? texts[0];
  return { node: holder.node, offset: place - holder.from };
}

/** @param {Range | null} range The sentence that is read, highlighted and in sight; null for none. */
function mark(range) {
  if (CSS.highlights) {
    if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    else CSS.highlights.delete(HIGHLIGHT);
  }
  range?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
}

const tools = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-tools]"));
const article = /** @type {HTMLElement | null} */ (document.querySelector("main article"));
if (tools && article) attach(tools, article, JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}"));
