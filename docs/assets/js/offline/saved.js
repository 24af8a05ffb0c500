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
/**
 * The site's root, the build's list, the file that holds its version alone, the worker.
 * @typedef {{base: string, locale: string, list: string, version: string, worker: string}} Addresses
 */

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

/**
 * The addresses that an element carries: `data-base`, `data-locale`, `data-list`, `data-version`, `data-worker`.
 * @param {HTMLElement} holder
 * @returns {Addresses}
 */
export function addressesOf({ dataset: { base = "", locale = "", list = "", version = "", worker = "" } }) {
  return { base, locale, list, version, worker };
}

/** Whether this browser, in this window, can save pages at all. */
export function possible() {
  return "serviceWorker" in navigator && "caches" in window && Boolean(crypto.subtle);
}

export class SavedPages {
  /** @param {Addresses} addresses as the page carries them; `base` is `""` or `"/mosty"` */
  constructor({ base, locale, list, version, worker }) {
    this.base = base;
    this.locale = locale;
    this.list = list;
    this.version = version;
    this.worker = new URL(worker, location.href).href;
    this.names = `mosty:${base}/:`;
    this.records = `${this.names}saved`;
    this.record = list.replace(/\.json$/, ".saved"); // a key, not a file
  }

  /** @returns {Promise<Saved | null>} what is saved and complete */
  async saved() {
    if (!(await caches.has(this.records))) return null;
    return (await (await caches.open(this.records)).match(this.record))?.json() ?? null;
  }

  /** @returns {Promise<boolean>} whether a build newer than what is saved is out; false without a line */
  async isOutdated() {
    const saved = await this.saved();
    if (!saved) return false;
    const answer = await fetch(this.version, { cache: "no-store" }).catch(() => null);
    return Boolean(answer?.ok) && (await answer?.json()).version !== saved.version;
  }

  /** @returns {Promise<List>} the newest build's list; raises Failure */
  async newest() {
    const answer = await fetch(this.list, { cache: "no-store" }).catch(() => null);
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
    await this.#register(list);
    await (await caches.open(this.records)).put(this.record, new Response(JSON.stringify(record)));
    for (const other of await caches.keys()) {
      if (other.startsWith(`${this.names}${this.locale}:`) && other !== name) await caches.delete(other);
    }
    return record;
  }

  /** Whether a saving was begun and not finished. */
  async unfinished() {
    const saved = await this.saved();
    const all = (await caches.keys()).filter((name) => name.startsWith(`${this.names}${this.locale}:`));
    return all.some((name) => name !== saved?.cache);
  }

  /** Take everything away, of every language: pages, records, and the worker that answers for them. */
  async remove() {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      const { active, waiting, installing } = registration;
      if ((active ?? waiting ?? installing)?.scriptURL === this.worker) await registration.unregister();
    }
    for (const name of await caches.keys()) if (name.startsWith(this.names)) await caches.delete(name);
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
   * Register the worker over each section, and nowhere else.
   * @param {List} list
   */
  async #register(list) {
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
