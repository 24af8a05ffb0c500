// @ts-check
/**
 * Who does what in a phase, as tabs: one role at a time. Without this file all of them stand one under another, and on
 * paper they always do. The tab of a role has an address: the fragment of its heading.
 */

/** @param {HTMLElement} heading the heading of the second level above the roles */
export function attach(heading) {
  const list = document.createElement("div");
  list.className = "m-roles__tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", heading.id);
  /** @type {{tab: HTMLButtonElement, panel: HTMLElement}[]} */
  const roles = [];
  let next = heading.nextElementSibling;
  while (next && next.tagName !== "H2" && next.tagName !== "SECTION") {
    const after = next.nextElementSibling;
    if (next.tagName === "H3") {
      const panel = document.createElement("div");
      next.before(panel);
      roles.push(role(/** @type {HTMLElement} */ (next), panel));
    }
    roles.at(-1)?.panel.append(next);
    next = after;
  }
  if (roles.length < 2) return;
  roles[0].panel.before(list);
  list.append(...roles.map(({ tab }) => tab));

  /** @param {number} chosen @param {boolean} [focus] */
  const show = (chosen, focus) => {
    roles.forEach(({ tab, panel }, place) => {
      tab.setAttribute("aria-selected", String(place === chosen));
      tab.tabIndex = place === chosen ? 0 : -1;
      panel.hidden = place !== chosen;
    });
    if (focus) roles[chosen].tab.focus();
  };
  roles.forEach(({ tab, panel }, place) => tab.addEventListener("click", () => {
    show(place);
    history.replaceState(history.state, "", `#${panel.id}`);
  }));
  list.addEventListener("keydown", (event) => {
    const now = roles.findIndex(({ tab }) => tab === document.activeElement);
    const last = roles.length - 1;
    const goes = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now ? now - 1 : last, Home: 0, End: last };
    if (!(event.key in goes) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    show(goes[/** @type {keyof typeof goes} */ (event.key)], true);
  });
  /** Whether the address names a role. */
  const follow = () => {
    const chosen = roles.findIndex(({ panel }) => `#${panel.id}` === location.hash);
    if (chosen < 0) return false;
    show(chosen);
    roles[chosen].panel.parentElement?.querySelector(`#${heading.id}`)?.scrollIntoView();
    return true;
  };
  addEventListener("hashchange", follow);
  if (!follow()) show(0);
}

/**
 * A tab and its panel; the heading stays in the panel for paper, its address goes to the panel.
 * @param {HTMLElement} heading
 * @param {HTMLElement} panel
 */
function role(heading, panel) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.id = `${heading.id}-tab`;
  tab.textContent = heading.textContent;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", heading.id);
  panel.id = heading.id;
  panel.className = "m-roles__panel";
  panel.tabIndex = 0;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  heading.removeAttribute("id");
  heading.classList.add("m-roles__name");
  return { tab, panel };
}
