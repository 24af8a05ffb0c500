// @ts-check
/** The files of municipalities and offices, each fetched once a page. A name that somebody types is in no address. */

/** @typedef {import("./match.js").Place} Place */
/** @typedef {{id: string, area: string, address: string, web: string, phone?: string, email?: string, note?: string, page?: string}} Office */
/** @typedef {{offices: Office[], about?: [string, string], place?: [string, string]}} Orp `about`: title and address of the portal's page about it; `place`: its region and code. */

export class OfficeData {
  /**
   * @param {string} places where the files of municipalities are
   * @param {string} offices where those of offices are, in the language of the page
   * @param {(address: string) => Promise<Response>} fetcher
   */
  constructor(places, offices, fetcher = (address) => fetch(address)) {
    this.folders = { places, offices };
    this.fetcher = fetcher;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /**
   * The municipalities that begin with a letter; none if no file is of this letter.
   * @param {string} letter
   * @returns {Promise<Place[]>}
   */
  async places(letter) {
    return letter ? (await this.file(`${this.folders.places}${letter}.json`)) ?? [] : [];
  }

  /**
   * @param {string} region
   * @param {string} code of the ORP
   * @returns {Promise<Orp>}
   */
  async orp(region, code) {
    const orp = (await this.file(`${this.folders.offices}${region}.json`))?.[code];
    return orp ? { ...orp, place: [region, code] } : { offices: [] };
  }

  /**
   * @param {string} address
   * @returns {Promise<any>} what the file holds; null if there is none
   */
  file(address) {
    const known = this.files.get(address);
    if (known) return known;
    const asked = this.fetcher(address).then((answer) => {
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    asked.catch(() => this.files.delete(address)); // the next try asks again
    this.files.set(address, asked);
    return asked;
  }
}
