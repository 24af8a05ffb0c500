// @ts-check
/**
 * What professionals do with a page: the buttons that need a script. Without this file they are not seen; the links
 * beside them work.
 */
import { element } from "./dom.js";

/**
 * @param {HTMLElement} list
 * @param {(key: string) => string} words
 */
export function attach(list, words) {
  list.querySelector("[data-mosty-print]")?.addEventListener("click", () => window.print());
  // The citation is in a fold: open, it is where the link leads in every browser.
  list.querySelector("[data-mosty-to-citation]")?.addEventListener("click", () => {
    document.querySelector("details[data-mosty-cite]")?.setAttribute("open", "");
  });
  const status = element("p", { class: "m-actions__status", role: "status" });
  list.after(status);
  list.querySelector("[data-mosty-link]")?.addEventListener("click", () => {
    const writing = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error("no clipboard"));
    writing.then(() => { status.textContent = words("action_copied"); }, () => { status.textContent = words("action_failed"); });
  });
  for (const waiting of list.querySelectorAll("[data-mosty-waits]")) waiting.removeAttribute("data-mosty-waits");
}
