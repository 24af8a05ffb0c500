// @ts-check
/** On a page that the worker answers for: tells when a newer build of what is saved is out. Says nothing offline. */
import { Shelf } from "./saved.js";

/** Show it in the place that a saved copy has for its own note. */
export async function tell() {
  const note = /** @type {HTMLElement | null} */ (document.querySelector("[data-mosty-saved]"));
  const { base = "", locale = "", newer = "" } = note?.dataset ?? {};
  const saved = note && (await new Shelf(base, locale).saved());
  if (!saved) return;
  const answer = await fetch(`${base}/offline/${locale}.version.json`, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || (await answer.json()).version === saved.version) return;
  note.firstChild?.replaceWith(`${newer} `);
  note.hidden = false;
}
