// @ts-check
/**
 * Answers for saved pages when the line does not: the network first, the copy on the device after it. It stores nothing
 * itself (saved.js does, when a reader asks for it) and stands only over the professionals' sections, each a scope of
 * its own: no page for parents can ever be under it. A build publishes it as `saved-pages.js` at the site's root.
 */
(() => {
  const worker = /** @type {any} */ (self);
  const WAIT = 4000; // milliseconds; a line that is slower than this is no line
  const root = new URL("./", worker.location.href);
  const records = `mosty:${root.pathname}:saved`;
  /** Windows whose page came from the device: what belongs to it comes from there too, of the same build. */
  const fromDevice = new Set();

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    // "no-store" is how saved.js asks for what is to be saved: from the site itself, never from the device.
    if (request.method !== "GET" || request.cache === "no-store" || !request.url.startsWith(root.href)) return;
    event.respondWith(request.mode === "navigate" ? page(event) : part(event));
  });

  /** What is saved: one record a language, the one with the most particular address first (English is below Czech). */
  async function saved() {
    if (!(await caches.has(records))) return [];
    const list = await caches.open(records);
    const saves = await Promise.all((await list.keys()).map(async (key) => (await list.match(key))?.json()));
    return saves.filter(Boolean).sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** @param {string} url The copy of this address, and the day of the build that it is from. */
  async function copyOf(url) {
    for (const { cache, built } of await saved()) {
      const copy = await (await caches.open(cache)).match(url, { ignoreSearch: true, ignoreVary: true });
      if (copy) return { copy, built };
    }
    return undefined;
  }

  /**
   * The network's answer; undefined where there is none in time, or only that the server is ill.
   * @param {Request} request
   */
  async function network(request) {
    const late = new Promise((resolve) => setTimeout(resolve, WAIT));
    const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
    return answer && answer.status < 500 ? answer : undefined;
  }

  /** @param {any} event Somebody goes to a page. */
  async function page(event) {
    const stored = await copyOf(event.request.url);
    if (!stored) return fetch(event.request).catch(() => notSaved(event.request.url));
    const answer = await network(event.request);
    if (answer) return answer;
    fromDevice.add(event.resultingClientId);
    const { copy, built } = stored;
    return (copy.headers.get("content-type") ?? "").startsWith("text/html") ? dated(copy, built) : copy;
  }

  /**
   * A page that is not on the device: the page about saving says so, in the language of the address.
   * @param {string} url
   */
  async function notSaved(url) {
    const record = (await saved()).find(({ prefix }) => url.startsWith(root.href + prefix));
    return record ? Response.redirect(String(new URL(record.about, root))) : Response.error();
  }

  /** @param {any} event A page asks for what belongs to it. */
  async function part(event) {
    const stored = await copyOf(event.request.url);
    if (!stored) return fetch(event.request);
    if (fromDevice.has(event.clientId)) return stored.copy;
    return (await network(event.request)) ?? stored.copy;
  }

  /**
   * A saved page says of what day it is, and warns when the date of its review has passed by this device's clock.
   * @param {Response} copy
   * @param {string} built the day of the build, YYYY-MM-DD
   */
  async function dated(copy, built) {
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    const text = await copy.text();
    const locale = /data-locale="(\w+)"/.exec(text)?.[1] ?? "cs";
    const html = text
      .replace(/ data-mosty-saved hidden/, " data-mosty-saved")
      .replace("<span data-mosty-built></span>", () => written(built, locale))
      .replace(/ data-mosty-review="([\d-]+)" hidden/, (whole, review) => (review < day ? whole.replace(" hidden", "") : whole));
    return new Response(html, { status: 200, headers: copy.headers });
  }

  /**
   * A day as pages write it, in one piece: „30. 11. 2026“, “30 November 2026”.
   * @param {string} day
   * @param {string} locale
   */
  function written(day, locale) {
    const format = /** @type {const} */ ({ day: "numeric", month: locale === "cs" ? "numeric" : "long", year: "numeric" });
    const shown = new Date(`${day}T12:00:00`).toLocaleDateString(locale === "en" ? "en-GB" : locale, format);
    return shown.replace(/ (?!\d{4}$)/g, "\u00a0");
  }
})();
