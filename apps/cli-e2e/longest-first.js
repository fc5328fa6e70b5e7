/** Without times of earlier runs Jest begins with the largest files; the longest specs are not among them. */
const longest = ['fault-matrix', 'interruption', 'kill', 'repetition', 'leaving', 'exactness'];

const placeOf = (/** @type {{ path: string }} */ { path }) => {
  const place = longest.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  return place === -1 ? longest.length : place;
};

/** In which order Jest begins its specs. */
export default class LongestFirst {
  /** @param {readonly { path: string }[]} tests */
  sort(tests) {
    return tests.toSorted((a, b) => placeOf(a) - placeOf(b));
  }

  /** @param {readonly { path: string }[]} tests */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // Nothing that an earlier run has left decides about the order.
  }
}
