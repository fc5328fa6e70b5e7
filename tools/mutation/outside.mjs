/** A package is what the environment has outside: loading CDK takes ten times as long as most specs. */
export default {
  process: () => ({ code: 'module.exports = outside(__filename);' }),
  getCacheKey: (/** @type {string} */ _text, /** @type {string} */ file) => `outside-${file}`,
};
