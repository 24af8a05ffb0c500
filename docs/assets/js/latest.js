// @ts-check
/**
 * Races: of several requests that are under way, only the answer to the latest one counts. Each call of what `latest()`
 * returns begins a request and outdates all before it; what it gives back says whether the request is still the latest.
 *
 *     const begin = latest();
 *     const isLatest = begin();
 *     const answer = await fetchAnswer();
 *     if (isLatest()) show(answer);
 *
 * A call whose result is not used only outdates what is under way.
 */

/** @returns {() => () => boolean} */
export function latest() {
  let newest = 0;
  return () => {
    newest += 1;
    const own = newest;
    return () => own === newest;
  };
}
