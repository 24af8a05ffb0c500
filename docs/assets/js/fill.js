// @ts-check
/**
 * The lines of a leaflet filled in on the reader's own device, for printing. Nothing is sent or stored: what is
 * written lives in the page and is gone when the page is left. Without this file the lines are filled in by hand.
 */
import { button, element, icon } from "./dom.js";

/** Which office the address names: region, code of its ORP, id. Only what we publish ourselves is ever written. */
const NAMED = /^#office=([a-z-]+)\.(\d+)\.([a-z0-9-]+)$/;

const LONGEST = 40; // characters; what fits on a line in large type

/**
 * Put a small form after the list of lines.
 * @param {ParentNode} root where the lines are
 * @param {Record<string, string>} words fill_open, fill_note, fill_print, fill_clear, and where the files of offices are
 * @returns {HTMLDetailsElement | null} the form, null where there is nothing to fill in
 */
export function attach(root, words) {
  const lines = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".m-fill:not([data-by-hand])")]);
  const list = lines[0]?.closest("ul");
  if (!list) return null;
  const form = element("form", { autocomplete: "off", novalidate: true }, ...lines.map(field));
  const wipe = () => {
    form.reset();
    for (const line of lines) write(line, "");
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); window.print(); });
  // Left, put away or brought back by the browser: the next reader finds empty lines.
  window.addEventListener("pagehide", wipe);
  window.addEventListener("pageshow", wipe);
  const print = button("m-button", [...icon("print"), words.fill_print], () => window.print());
  form.append(element("p", {}, print, " ", button("m-button", [words.fill_clear], wipe)));
  const summary = element("summary", {}, words.fill_open);
  const box = element("details", { class: "m-fill-form" }, summary, element("p", {}, words.fill_note), form);
  list.after(box);
  const named = () => office(words.offices).then((facts) => {
    if (!facts) return;
    const fields = form.querySelectorAll("input");
    for (const [index, line] of lines.entries()) {
      const value = facts[line.dataset.fill ?? ""];
      if (!value) continue;
      write(line, value);
      fields[index].value = value;
    }
    box.open = true;
    list.scrollIntoView({ block: "center" });
  }).catch(() => {});
  window.addEventListener("hashchange", named);
  if (document.readyState === "complete") named();
  else window.addEventListener("pageshow", named, { once: true }); // after the lines were emptied
  return box;
}

/**
 * What the lines say of the office that the address names; it then leaves the address, so that a copied or printed one
 * does not name it.
 * @param {string | undefined} folder where the files of offices are
 * @returns {Promise<Record<string, string> | undefined>}
 */
async function office(folder) {
  const [, region, code, id] = NAMED.exec(location.hash) ?? [];
  if (!folder || !id) return undefined;
  history.replaceState(history.state, "", location.pathname);
  const { OfficeData } = await import("./offices/data.js");
  const { offices } = await new OfficeData("", folder).orp(region, code);
  const chosen = offices.find((each) => each.id === id);
  return chosen && { office: chosen.area, office_address: chosen.address, worker_phone: chosen.phone ?? "" };
}

/**
 * One labelled field.
 * @param {HTMLElement} line
 */
function field(line) {
  const name = (line.firstChild?.textContent ?? "").replace(/:\s*$/, "");
  const input = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: String(LONGEST) });
  input.addEventListener("input", () => write(line, input.value.trim()));
  return element("label", {}, element("span", {}, name), input);
}

/**
 * Show what was written on the line, or the empty line.
 * @param {HTMLElement} line
 * @param {string} value
 */
function write(line, value) {
  const place = line.querySelector(".m-fill__line, .m-fill__written");
  if (!place) return;
  place.className = value ? "m-fill__written" : "m-fill__line";
  place.textContent = value || "_".repeat(22);
}
