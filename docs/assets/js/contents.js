// @ts-check
/**
 * The contents of a page say where the reader is; a list that opens over the text closes once it has been used.
 * Without this file the links lead to the same places.
 */

/** Which part of the screen, from the top, a section must have reached to be the one that is read. */
const REACHED = 0.3;

/**
 * The place of the section that is read: the last one whose heading has been reached; -1 before the first.
 * @param {number[]} tops of the headings, from the top of the screen, in their order
 * @param {number} height of the screen
 */
export function current(tops, height) {
  return tops.filter((top) => top <= height * REACHED).length - 1;
}

/** @param {HTMLElement} nav */
export function attach(nav) {
  const box = /** @type {HTMLDetailsElement} */ (nav.querySelector("details"));
  const here = /** @type {HTMLElement} */ (nav.querySelector("[data-mosty-here]"));
  const links = /** @type {HTMLAnchorElement[]} */ ([...nav.querySelectorAll("a")]);
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  let marked = -1;

  function mark() {
    const place = current(sections.map(({ heading }) => heading.getBoundingClientRect().top), innerHeight);
    if (place === marked) return;
    sections[marked]?.link.removeAttribute("aria-current");
    sections[place]?.link.setAttribute("aria-current", "true");
    here.textContent = sections[place]?.link.textContent ?? "";
    marked = place;
    keepInSight(box, sections[place]?.link);
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();

  const list = /** @type {HTMLElement} */ (nav.querySelector("ol"));
  /** Whether the list lies over the text, as the style sheet has it. */
  const isOver = () => getComputedStyle(list).position === "absolute";
  const close = () => { if (isOver()) box.open = false; };
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) close();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !nav.contains(event.target)) close();
  });
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open || !isOver()) return;
    box.open = false;
    box.querySelector("summary")?.focus();
  });
}

/**
 * Scroll the list alone, never the page.
 * @param {HTMLElement} box
 * @param {HTMLElement | undefined} link
 */
function keepInSight(box, link) {
  if (!link || box.scrollHeight <= box.clientHeight) return;
  const [frame, item] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
  if (item.top < frame.top || item.bottom > frame.bottom) box.scrollTop += item.top - frame.top - frame.height / 2;
}
