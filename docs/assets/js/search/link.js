// @ts-check
/** The one place that writes what is asked for into the address: when somebody wants a link to it. */
import { hashOf } from "./state.js";
import { text } from "./strings.js";

/**
 * @param {import("./state.js").State} state
 * @returns {Promise<string>} what to tell
 */
export async function copyLink(state) {
  history.replaceState(history.state, "", hashOf(state) || location.pathname);
  try {
    await navigator.clipboard.writeText(location.href);
    return text("search_copied");
  } catch {
    return text("search_copy_by_hand");
  }
}
