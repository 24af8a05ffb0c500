// @ts-check
/** On a page that the worker answers for: says when a newer build of what is saved is out. Says nothing offline. */
import { SavedPages, addressesOf } from "./saved.js";

/** Show it in the place that a saved copy has for its own note. */
export async function show() {
  const note = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-saved]"));
  if (!note || !(await new SavedPages(addressesOf(note)).isOutdated())) return;
  note.firstChild?.replaceWith(`${note.dataset.newer ?? ""} `);
  note.hidden = false;
}
