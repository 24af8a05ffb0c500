// @ts-check
/**
 * On paper a link cannot be followed: the addresses of the links inside the portal are listed at the end, numbered.
 * Made when the page is printed, taken away afterwards. Without this file paper shows the addresses of other sites only.
 */

const SKIPPED = ".m-provenance a, .m-toc a, .m-downloads a, a.m-term, .m-cards a, .m-az a, svg a, nav a";

/** @type {Element[]} */
let added = [];

/**
 * @param {Document} page
 * @param {Window} view
 */
export function attach(page, view) {
  view.addEventListener("beforeprint", () => add(page));
  view.addEventListener("afterprint", remove);
}

/**
 * Mark the links and put their addresses at the end, below the portal's own, which is named once. It is the published
 * one, wherever the page is printed.
 * @param {Document} page
 */
export function add(page) {
  remove();
  const article = page.querySelector("article");
  const title = /** @type {HTMLElement | null} */ (page.querySelector("[data-links]"))?.dataset.links;
  if (!article || !title) return;
  const canonical = /** @type {HTMLLinkElement | null} */ (page.querySelector('link[rel="canonical"]'));
  const home = canonical ? new URL(canonical.href).origin : location.origin;
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const list = page.createElement("ol");
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll("a[href]"))) {
    const inside = link.origin === location.origin && link.pathname !== location.pathname;
    if (!inside || link.matches(SKIPPED)) continue;
    const address = link.href.slice(location.origin.length);
    let number = numbers.get(address);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(address, number);
      const item = page.createElement("li");
      item.textContent = address;
      list.append(item, " ");
    }
    const mark = page.createElement("sup");
    mark.className = "m-footnote";
    mark.textContent = String(number);
    link.after(mark);
    added.push(mark);
  }
  if (!numbers.size) return;
  const section = page.createElement("section");
  section.className = "m-footnotes";
  const heading = page.createElement("h2");
  heading.textContent = `${title} · ${home}`;
  section.append(heading, list);
  article.append(section);
  added.push(section);
}

/** Everything as it was. */
export function remove() {
  for (const element of added) element.remove();
  added = [];
}
