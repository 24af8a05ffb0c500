// @ts-check
/**
 * Pages kept on the device: what is there, what is new, saving, removing. Nothing here happens by itself: the page about
 * saving calls it when a reader asks. Files go into a store named by their version; a record, written when all of them
 * are there and are what the build's list says, makes that store the one that counts. So an update that breaks off
 * leaves the old pages, and the next one goes on where it stopped.
 */

/** @typedef {[address: string, bytes: number, hash: string]} Row */
/** @typedef {{bytes: number, files: Row[]}} Part */
/** @typedef {{version: string, built: string, about: string, prefix: string, scopes: string[], parts: Record<string, Part>}} List */
/** @typedef {{cache: string, version: string, built: string, about: string, prefix: string, parts: string[], bytes: number, hashes: Record<string, string>}} Saved */

const AT_ONCE = 4;
const ROOM = 1.2; // the browser's own needs beside the files

/** Why saving failed: "line", "changed" (the site, meanwhile), "full", "stopped". */
export class Failure extends Error {
  /** @param {"line" | "changed" | "full" | "stopped"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Whether this browser, in this window, can save pages at all. */
export function possible() {
  return "serviceWorker" in navigator && "caches" in window && Boolean(crypto.subtle);
}

export class Shelf {
  /**
   * @param {string} base the site's root, `""` or `"/mosty"`
   * @param {string} locale
   */
  constructor(base, locale) {
    this.base = base;
    this.locale = locale;
    this.names = `mosty:${base}/:`;
    this.records = `${this.names}saved`;
    this.record = `${base}/offline/${locale}.saved`;
    this.worker = new URL(`${base}/saved-pages.js`, location.href).href;
  }

  /** @returns {Promise<Saved | null>} what is saved and complete */
  async saved() {
    if (!(await caches.has(this.records))) return null;
    return (await (await caches.open(this.records)).match(this.record))?.json() ?? null;
  }

  /** @returns {Promise<List>} the newest build's list; raises Failure */
  async newest() {
    const answer = await fetch(`${this.base}/offline/${this.locale}.json`, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) throw new Failure("line");
    return answer.json();
  }

  /**
   * The files of these parts that are not on the device yet.
   * @param {List} list
   * @param {string[]} parts
   * @param {Saved | null} saved
   */
  missing(list, parts, saved) {
    return rows(list, parts).filter(([address, , hash]) => saved?.hashes[address] !== hash);
  }

  /**
   * @param {List} list
   * @param {string[]} parts
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} progress how much of what is needed is there
   */
  async save(list, parts, signal, progress) {
    const saved = await this.saved();
    const wanted = rows(list, parts);
    const needed = total(this.missing(list, parts, saved));
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota !== undefined && usage !== undefined && quota - usage < needed * ROOM) throw new Failure("full");
    const name = `${this.names}${this.locale}:${list.version}`;
    const cache = await caches.open(name);
    const old = saved && saved.cache !== name ? await caches.open(saved.cache) : null;
    let bytes = 0;
    const queue = [...wanted];
    const work = async () => {
      for (let row = queue.shift(); row; row = queue.shift()) {
        if (signal.aborted) throw new Failure("stopped");
        await this.#keep(cache, old, saved, row, signal);
        bytes += row[1];
        progress(bytes);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } catch (error) {
      queue.length = 0;
      const failure = reasonOf(error, signal);
      const useless = failure.reason === "full" || failure.reason === "changed";
      if (useless && name !== saved?.cache) await caches.delete(name);
      throw failure;
    }
    const { version, built, about, prefix } = list;
    const hashes = Object.fromEntries(wanted.map(([address, , hash]) => [address, hash]));
    /** @type {Saved} */
    const record = { cache: name, version, built, about, prefix, parts, bytes: total(wanted), hashes };
    await this.#stand(list);
    await (await caches.open(this.records)).put(this.record, new Response(JSON.stringify(record)));
    for (const one of await caches.keys()) {
      if (one.startsWith(`${this.names}${this.locale}:`) && one !== name) await caches.delete(one);
    }
    return record;
  }

  /** Whether a saving was begun and not finished. */
  async unfinished() {
    const saved = await this.saved();
    const all = (await caches.keys()).filter((one) => one.startsWith(`${this.names}${this.locale}:`));
    return all.some((one) => one !== saved?.cache);
  }

  /** Take everything away, of every language: pages, records, and the worker that answers for them. */
  async remove() {
    for (const one of await navigator.serviceWorker.getRegistrations()) {
      const script = (one.active ?? one.waiting ?? one.installing)?.scriptURL;
      if (script === this.worker) await one.unregister();
    }
    for (const one of await caches.keys()) if (one.startsWith(this.names)) await caches.delete(one);
  }

  /**
   * One file: already there, taken from the older store, or fetched; and really what the list says.
   * @param {Cache} cache
   * @param {Cache | null} old
   * @param {Saved | null} saved
   * @param {Row} row
   * @param {AbortSignal} signal
   */
  async #keep(cache, old, saved, [address, , hash], signal) {
    const url = new URL(`${this.base}/${address}`, location.href).href;
    if (await cache.match(url, { ignoreVary: true })) return;
    const copy = saved?.hashes[address] === hash ? await old?.match(url, { ignoreVary: true }) : undefined;
    if (copy) return cache.put(url, copy);
    const answer = await fetch(url, { cache: "no-store", signal });
    if (!answer.ok) throw new Failure(answer.status === 404 ? "changed" : "line");
    const content = await answer.arrayBuffer();
    if ((await digest(content)) !== hash) throw new Failure("changed");
    const headers = new Headers(answer.headers);
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    return cache.put(url, new Response(content, { headers }));
  }

  /**
   * The worker stands over each section, and nowhere else.
   * @param {List} list
   */
  async #stand(list) {
    for (const scope of list.scopes) await navigator.serviceWorker.register(this.worker, { scope: `${this.base}/${scope}` });
  }
}

/**
 * @param {List} list
 * @param {string[]} parts
 */
function rows(list, parts) {
  return parts.flatMap((part) => list.parts[part]?.files ?? []);
}

/** @param {Row[]} files */
export function total(files) {
  return files.reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** @param {ArrayBuffer} content */
async function digest(content) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function reasonOf(error, signal) {
  if (error instanceof Failure) return error;
  if (signal.aborted) return new Failure("stopped");
  return new Failure(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "line");
}
