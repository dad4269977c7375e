// @ts-check
// Machines differ, and a virtual one is slower at times. So times are told for one machine: the one on which `work` takes
// this long.

/** In milliseconds, on two virtual cores that nothing else uses. */
export const REFERENCE_MS = { node: 5.2, chromium: 4.3 };

/** Objects, texts and JSON, as the package has them. It needs nothing around it, so that a page can run it. */
export function work() {
  let length = 0;
  for (let round = 0; round < 20; round++) {
    const rows = [];
    for (let id = 0; id < 500; id++) rows.push({ id, name: `row ${id}`, isEven: id % 2 === 0 });
    const copies = /** @type {typeof rows} */ (JSON.parse(JSON.stringify(rows)));
    const names = copies.filter(({ isEven }) => isEven).map(({ name }) => name.replace(/\d/g, '#'));
    length += names.join().length;
  }
  return length;
}
