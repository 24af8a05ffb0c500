// @ts-check
/**
 * The box that finds an office: a name is typed, the municipalities of that name are listed as buttons, the one that is
 * pressed shows its office. Nothing is kept, and what is typed goes nowhere. What compares names is fetched when somebody
 * goes into the field.
 */
import { button, debounced, element } from "../dom.js";
import { latest } from "../latest.js";

/** @typedef {import("./match.js").Place} Place */
/** @typedef {import("./data.js").Office} Office */
/** @typedef {import("./data.js").Orp} Orp */

/**
 * What is meant by what is typed, and the files it is looked up in.
 * @typedef {typeof import("./match.js") & {data: import("./data.js").OfficeData}} Lookup
 */

/** Milliseconds of quiet after a key. */
const QUIET = 180;
let boxes = 0;

/** @param {HTMLElement} box with the words in `data-words` and the addresses of its files */
export function attach(box) {
  return new Finder(box);
}

class Finder {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.words = /** @type {Record<string, string>} */ (JSON.parse(box.dataset.words ?? "{}"));
    this.folders = { places: box.dataset.places ?? "", offices: box.dataset.offices ?? "" };
    /** @type {Promise<Lookup> | undefined} */
    this.ready = undefined;
    this.leaflet = box.dataset.leaflet ?? "";
    this.professional = "professional" in box.dataset;
    this.begin = latest();
    const link = box.querySelector("a");
    this.regions = link?.getAttribute("href") ?? "";
    boxes += 1;
    const id = `mosty-find-${boxes}`;
    this.input = element("input", {
      type: "text", id, autocomplete: "off", autocapitalize: "words", spellcheck: "false", "aria-describedby": `${id}-hint`,
    });
    this.status = element("p", { role: "status", class: "m-find__status" });
    this.list = element("ul", { class: "m-find__list" });
    this.answer = element("div", { class: "m-find__answer" });
    const form = element("form", { class: "m-find__form" },
      element("label", { for: id, class: "m-find__label" }, this.text("label")),
      element("p", { id: `${id}-hint`, class: "m-find__hint" }, this.text("hint")),
      element("div", { class: "m-find__row" }, this.input,
        element("button", { type: "submit", class: "m-button" }, this.text("find"))));
    const later = debounced(() => { this.search(false); }, QUIET);
    this.input.addEventListener("focus", () => { this.lookup().catch(() => {}); }, { once: true });
    this.input.addEventListener("input", later);
    form.addEventListener("submit", (event) => {
      event.preventDefault(); // it would send to the server where a child lives
      later.cancel();
      this.search(true);
    });
    box.replaceChildren(form, this.status, this.list, this.answer,
      element("p", { class: "m-find__ways" }, this.wayToRegions()));
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [values]
   */
  text(key, values = {}) {
    return (this.words[`finder_${key}`] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** @returns {Promise<Lookup>} fetched once; a failure can be tried again */
  lookup() {
    this.ready ??= Promise.all([import("./match.js"), import("./data.js")]).then(([match, { OfficeData }]) => (
      { ...match, data: new OfficeData(this.folders.places, this.folders.offices) }
    ));
    this.ready.catch(() => { this.ready = undefined; });
    return this.ready;
  }

  /** @returns {HTMLAnchorElement} the way that works without a script */
  wayToRegions() {
    return element("a", { href: this.regions }, this.text("regions"));
  }

  /** @param {boolean} submitted the reader asked for an answer, so one place alone is shown at once */
  async search(submitted) {
    const isLatest = this.begin();
    const typed = this.input.value;
    try {
      const lookup = await this.lookup();
      const { places, near, more } = await this.matches(lookup, typed);
      if (!isLatest()) return;
      if (lookup.plain(typed).length < 2) this.show([], submitted ? this.text("hint") : "");
      else if (submitted && !near && this.isMeant(lookup, places, typed)) await this.choose(places[0]);
      else this.show(places, this.text(places.length ? (near ? "near" : more ? "choose_more" : "choose") : "none"));
    } catch {
      if (isLatest()) this.show([], this.text("failed"));
    }
  }

  /**
   * @param {Lookup} lookup
   * @param {string} typed
   * @returns {Promise<import("./match.js").Matches>}
   */
  async matches({ data, initial, initials, match, plain }, typed) {
    if (plain(typed).length < 2) return match([], typed);
    const found = match(await data.places(initial(typed)), typed);
    if (found.places.length && !found.near) return found;
    for (const letter of initials(typed).slice(1)) {
      const others = match(await data.places(letter), typed);
      if (others.places.length && !found.places.length) return { ...others, near: true };
    }
    return found;
  }

  /**
   * Whether nothing but the first place can be meant.
   * @param {Lookup} lookup
   * @param {Place[]} places
   * @param {string} typed
   */
  isMeant({ plain }, places, typed) {
    if (places.length < 2) return places.length === 1;
    return plain(places[0][0]) === plain(typed) && plain(places[1][0]) !== plain(typed);
  }

  /**
   * @param {Place[]} places
   * @param {string} status
   */
  show(places, status) {
    this.status.textContent = status;
    this.answer.replaceChildren();
    this.list.replaceChildren(...places.map((place) => element("li", {},
      button("m-find__place", this.nameOf(place), () => { this.choose(place); }))));
  }

  /**
   * The name with its district, as many names occur more than once.
   * @param {Place} place
   * @returns {(Node | string)[]}
   */
  nameOf([name, district, , region]) {
    if (!district || region === "praha") return [name]; // Prague is a district and a region of its own
    return [name, " ", element("small", {}, this.text("district", { district }))];
  }

  /** @param {Place} place */
  async choose(place) {
    const isLatest = this.begin();
    this.status.textContent = this.text("loading");
    try {
      const [name, , code, region, office] = place;
      const { data } = await this.lookup();
      const orp = await data.orp(region, code);
      if (!isLatest()) return;
      const offices = office ? orp.offices.filter((one) => one.id === office) : orp.offices;
      if (!offices.length) throw new Error(code);
      this.status.textContent = "";
      this.list.replaceChildren();
      this.answer.replaceChildren(...(offices.length > 1 ? this.several(place, offices) : this.one(name, offices[0], orp)));
      /** @type {HTMLElement | null} */ (this.answer.firstElementChild)?.focus();
    } catch {
      if (isLatest()) this.show([], this.text("failed"));
    }
  }

  /**
   * @param {Place} place
   * @param {Office[]} offices
   * @returns {HTMLElement[]}
   */
  several([name, , code, region], offices) {
    const head = element("p", { tabindex: "-1", class: "m-find__head" }, this.text("several", { place: name }));
    const list = element("ul", { class: "m-find__list" }, ...offices.map((office) => element("li", {},
      button("m-find__place", [office.area, " ", element("small", {}, office.address)],
        () => { this.choose([office.area, "", code, region, office.id]); }))));
    return [head, list];
  }

  /**
   * @param {string} name
   * @param {Office} office
   * @param {Orp} orp
   * @returns {HTMLElement[]}
   */
  one(name, office, orp) {
    const head = element("p", { tabindex: "-1", class: "m-find__head" }, this.text("serves", { place: name }));
    const lines = [
      element("strong", {}, (this.words.office_name ?? "").replace("{area}", office.area)),
      office.address,
      ...(office.phone ? [element("a", { href: `tel:${office.phone.replace(/[^\d+]/g, "")}` }, office.phone)] : []),
      ...(office.email ? [element("a", { href: `mailto:${office.email}` }, office.email)] : []),
      element("a", { href: office.web, rel: "noreferrer", class: "m-external" }, new URL(office.web).hostname,
        element("span", { class: "m-spoken" }, ` (${this.words.external ?? ""})`)),
    ];
    const facts = element("ul", { class: "m-find__office" }, ...lines.map((line) => element("li", {}, line)));
    const ways = [
      ...this.leafletWay(office, orp),
      ...(office.page ? [element("a", { href: office.page }, this.text("more"))] : []),
      element("a", { href: this.phoneWay() }, this.text("phone")),
      ...(this.professional && orp.about ? [element("a", { href: orp.about[1] }, this.text("about", { title: orp.about[0] }))] : []),
    ];
    return [
      head,
      facts,
      ...(office.note ? [element("p", {}, office.note)] : []),
      element("p", { class: "m-find__certainty" }, this.text("certainty")),
      element("ul", { class: "m-find__more" }, ...ways.map((way) => element("li", {}, way))),
    ];
  }

  /**
   * The leaflet with the office on its lines: the address names the office after #, which no server is sent, and
   * fill.js looks it up among those we publish.
   * @param {Office} office
   * @param {Orp} orp
   * @returns {HTMLAnchorElement[]}
   */
  leafletWay(office, orp) {
    const place = orp.place?.join(".");
    if (!this.leaflet || !place) return [];
    return [element("a", { href: `${this.leaflet}#office=${place}.${office.id}` }, this.text("print"))];
  }

  /** @returns {string} where the page says what to say on the phone */
  phoneWay() {
    return `${this.regions.split("#")[0]}#telefon`;
  }
}
