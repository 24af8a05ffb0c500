// @ts-check
/**
 * The bar of `mosty serve`: what the check says of the page being previewed. It asks the local server again
 * and again, and loads the page anew when it looks otherwise than it did. It is no part of the published site.
 */

/**
 * @typedef {{code: string, level: "error" | "warning" | "info", place: string, message: string, hint: string, help: string}} Shown
 * @typedef {{version: string, published: boolean, building: boolean, file: string, stopping: number, here: number,
 *   elsewhere: number, more: number, problems: Shown[]}} State
 */

const EVERY = 200; // milliseconds; while nobody looks at the page, the browser waits longer

const CS = {
  label: "Náhled: problémy stránky", clean: "Stránka je bez problémů.", here: "Problémy této stránky: ",
  elsewhere: "Jinde: ", building: "Sestavuje se…", gone: "Náhled neběží. Spusťte znovu mosty serve.",
  stopped: "Web se nesestavil, vidíte poslední dobré vydání. Co to zastavilo: ", none: "Web se nesestavil. Co to zastavilo: ",
  more: "… a ještě: ", error: "chyba", warning: "upozornění", info: "informace", help: "Víc o ",
};
/** @type {Record<string, typeof CS>} */
const WORDS = {
  cs: CS,
  en: {
    label: "Preview: problems of the page", clean: "The page has no problems.", here: "Problems of this page: ",
    elsewhere: "Elsewhere: ", building: "Building…", gone: "The preview is not running. Start mosty serve again.",
    stopped: "The site was not built, you see the last good edition. What stopped it: ", none: "The site was not built. What stopped it: ",
    more: "… and more: ", error: "error", warning: "warning", info: "info", help: "More on ",
  },
};

const lang = document.documentElement.lang in WORDS ? document.documentElement.lang : "cs";
const words = WORDS[lang];
const here = new URL("state.json", import.meta.url);
here.search = new URLSearchParams({ page: location.pathname, lang }).toString();
const empty = !document.querySelector("article, #m-main");

/**
 * @param {string} tag
 * @param {string} [name] class
 * @param {...(Node | string)} children
 */
function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

const status = element("span", "mosty-bar__status");
status.setAttribute("role", "status");
const summary = element("summary", "mosty-bar__summary", status);
const list = element("ol", "mosty-bar__list");
const details = /** @type {HTMLDetailsElement} */ (element("details", "mosty-bar__details", summary, list));
const bar = element("aside", "mosty-bar", details);
bar.lang = lang;
bar.setAttribute("aria-label", words.label);
bar.hidden = true;
document.body.append(bar);

// Whether the list is open outlives a reload in the entry of the history: nothing is stored.
details.open = Boolean(history.state && history.state.mostyBar);
details.addEventListener("toggle", () => {
  history.replaceState({ ...history.state, mostyBar: details.open }, "");
});

/** @param {Shown} one */
function item(one) {
  const line = element("p", "mosty-bar__message", element("b", "", `${words[one.level]} ${one.code}`), ` ${one.message}`);
  const place = element("p", "mosty-bar__place", element("code", "", one.place));
  const made = element("li", `mosty-bar__item mosty-bar__item--${one.level}`, line);
  if (one.hint) made.append(element("p", "mosty-bar__hint", `→ ${one.hint}`));
  if (one.help) {
    const link = /** @type {HTMLAnchorElement} */ (element("a", "", `${words.help}${one.code}`));
    link.href = one.help;
    place.append(" · ", link);
  }
  made.append(place);
  return made;
}

/** @param {State} state */
function said(state) {
  if (state.building) return words.building;
  if (!state.published) return `${empty ? words.none : words.stopped}${state.stopping}.`;
  const rest = state.elsewhere ? ` ${words.elsewhere}${state.elsewhere}.` : "";
  return (state.here ? `${words.here}${state.here}.` : words.clean) + rest;
}

let shown = "";

/** @param {State} state */
function show(state) {
  const text = JSON.stringify(state);
  if (text === shown) return;
  shown = text;
  bar.hidden = false;
  bar.classList.toggle("mosty-bar--stopped", !state.published && !state.building);
  bar.classList.toggle("mosty-bar--problems", state.published && state.here > 0);
  if (status.textContent !== said(state)) status.textContent = said(state);
  if (state.building) return;
  list.replaceChildren(...state.problems.map(item));
  if (state.more) list.append(element("li", "mosty-bar__item", `${words.more}${state.more}.`));
  details.classList.toggle("mosty-bar__details--empty", !state.problems.length);
}

let version = "";

async function ask() {
  try {
    const answer = await fetch(here, { cache: "no-store" });
    /** @type {State} */
    const state = await answer.json();
    if (version && state.version !== version && state.published) {
      location.reload();
      return;
    }
    version = version || state.version;
    show(state);
  } catch {
    bar.hidden = false;
    shown = "";
    if (status.textContent !== words.gone) status.textContent = words.gone;
  }
  setTimeout(ask, EVERY);
}

ask();
