// @ts-check
/**
 * Two buttons of pages in plain language: print, and read aloud by a voice that lives in the device. A voice of a
 * server would send the text of the page away, so without a local one (`localService`) in the page's language there
 * is no button. The sentence being read is highlighted.
 */

/** @typedef {{aloud_read: string, aloud_pause: string, aloud_resume: string, aloud_stop: string, print: string}} Words */

const READ = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary";
const SKIP = ".m-toc, .m-tools, .m-downloads, .m-fill-form, .m-provenance, .m-unseen, .m-term__note, [hidden]";
const HIGHLIGHT = "mosty-aloud";

/**
 * @param {HTMLElement} tools where the buttons go
 * @param {HTMLElement} article what is read
 * @param {Words} words
 */
export function attach(tools, article, words) {
  tools.append(button(words.print, () => window.print(), "m-tools__print"));
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
  return voices.find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language);
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
  let turn = 0; // the end of a sentence that was cut off belongs to an older turn

  /** @param {string} next */
  const become = (next) => {
    state = next;
    start.textContent = { still: words.aloud_read, reading: words.aloud_pause, paused: words.aloud_resume }[next] ?? "";
    stop.hidden = next === "still";
  };
  const silence = () => {
    turn += 1;
    speech.cancel();
    mark(null);
  };
  const read = () => {
    const range = left[0];
    if (!range) { end(); return; }
    const own = ++turn;
    const saying = new SpeechSynthesisUtterance(range.toString());
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = 0.95;
    saying.onend = () => { if (own === turn) { left.shift(); read(); } };
    saying.onerror = () => { if (own === turn) end(); };
    mark(range);
    speech.speak(saying);
  };
  const end = () => { silence(); left = []; become("still"); };

  // A pause is a stop that remembers its sentence: `pause()` of some phones never resumes.
  const start = button(words.aloud_read, () => {
    if (state === "reading") { silence(); become("paused"); return; }
    if (state === "still") left = sentences(article, voice.lang);
    become("reading");
    read();
  }, "m-tools__aloud");
  const stop = button(words.aloud_stop, () => { end(); start.focus(); }, "m-tools__stop");
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
  const found = [];
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
      found.push(range);
    }
  }
  return found;
}

/**
 * The text node and the place in it of a character of the whole.
 * @param {{node: Text, from: number}[]} texts
 * @param {number} place
 * @param {boolean} end whether a border of two nodes belongs to the first
 */
function at(texts, place, end) {
  const one = texts.filter((text) => (end ? text.from < place : text.from <= place)).at(-1) ?? texts[0];
  return { node: one.node, offset: place - one.from };
}

/** @param {Range | null} range The sentence that is read, highlighted and in sight; null for none. */
function mark(range) {
  if (CSS.highlights) {
    if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    else CSS.highlights.delete(HIGHLIGHT);
  }
  range?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} name
 */
function button(text, act, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `m-tools__tool ${name}`;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

const tools = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-tools]"));
const article = /** @type {HTMLElement | null} */ (document.querySelector("main article"));
if (tools && article) attach(tools, article, JSON.parse(document.getElementById("mosty-strings")?.textContent ?? "{}"));
