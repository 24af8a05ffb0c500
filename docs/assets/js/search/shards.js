// @ts-check
/** Reads the .bin files of an exported index. The format is described in scripts/mosty/search/export.py. */

/** What went wrong with a file: "missing" (not there), "broken" (cut, changed), "stale" (of another build). */
export class SearchError extends Error {
  /**
   * @param {"missing" | "broken" | "stale"} reason
   * @param {string} file
   */
  constructor(reason, file) {
    super(`search index: ${file} is ${reason}`);
    this.name = "SearchError";
    this.reason = reason;
    this.file = file;
  }
}

/** @typedef {[document: number, impact: number][]} Postings */
/** @typedef {{locale: number, phrase: string[], tokens: string[]}} LocalPhrase */
/** @typedef {{surface: string, postings: Postings, phrases: LocalPhrase[]}} Term */

const HEADER = 20;
const MAGIC = [0x4d, 0x53, 0x54, 0x59];
const UTF8 = new TextDecoder();

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes CRC-32 as of zlib. */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * The payload of a file, if it is whole and of this build.
 * @param {Uint8Array} bytes
 * @param {string} build hexadecimal
 * @param {string} file
 */
export function payloadOf(bytes, build, file) {
  if (bytes.length < HEADER || MAGIC.some((byte, at) => bytes[at] !== byte)) throw new SearchError("broken", file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const payload = bytes.subarray(HEADER);
  if (payload.length !== view.getUint32(12) || crc32(payload) !== view.getUint32(16)) {
    throw new SearchError("broken", file);
  }
  const fingerprint = [...bytes.subarray(4, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (fingerprint !== build) throw new SearchError("stale", file);
  return payload;
}

class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    const byte = this.bytes[this.at];
    this.at += 1;
    return byte;
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 127) * 2 ** shift;
      if (!(byte & 128)) return number;
    }
  }

  raw() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  string() {
    return UTF8.decode(this.raw());
  }

  /** @param {Uint8Array} before The bytes of a front-coded string. */
  after(before) {
    const shared = this.number();
    const rest = this.raw();
    const bytes = new Uint8Array(shared + rest.length);
    bytes.set(before.subarray(0, shared));
    bytes.set(rest, shared);
    return bytes;
  }

  /**
   * @template T
   * @param {() => T} read
   * @returns {T[]}
   */
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/**
 * @param {Uint8Array} payload
 * @returns {Map<string, Term>} in ascending order
 */
export function readTerms(payload) {
  const reader = new Reader(payload);
  const terms = new Map();
  let name = new Uint8Array();
  for (let left = reader.number(); left > 0; left -= 1) {
    name = reader.after(name);
    const surface = UTF8.decode(reader.after(name));
    const term = UTF8.decode(name);
    let document = -1;
    /** @type {Postings} */
    const postings = reader.list(() => {
      document += reader.number() + 1;
      return [document, reader.byte()];
    });
    const phrases = reader.list(() => ({
      locale: reader.number(),
      phrase: [term, ...reader.list(() => reader.string())],
      tokens: reader.list(() => reader.string()),
    }));
    terms.set(term, { surface, postings, phrases });
  }
  return terms;
}

/**
 * @param {Uint8Array} payload
 * @returns {[string, number][]} words in ascending order, with the number of documents that have them
 */
export function readWords(payload) {
  const reader = new Reader(payload);
  let name = new Uint8Array();
  return reader.list(() => {
    name = reader.after(name);
    return [UTF8.decode(name), reader.number()];
  });
}
