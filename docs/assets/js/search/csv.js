// @ts-check
/** A table as CSV that a spreadsheet opens: UTF-8 with its mark, so that Excel reads Czech; RFC 4180 otherwise. */

/** Excel takes a file without it for one of the system's old encoding. */
const MARK = "\ufeff";
/** A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection); an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {string} cell
 * @param {string} separator
 */
function quoted(cell, separator) {
  const safe = FORMULA.test(cell.trimStart()) || FORMULA.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string[][]} rows the names of the columns first
 * @param {string} separator ";" where the comma is the decimal sign, else ","
 */
export function csv(rows, separator) {
  return MARK + rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator) + "\r\n").join("");
}
