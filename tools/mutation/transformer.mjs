import swc from '@swc/jest';

/** @typedef {import('@jest/transform').SyncTransformer} Transformer */

/** The workspace's own transformer, shown the mutant in place of its file. */
export default {
  /**
   * @param {Parameters<typeof swc.createTransformer>[0]} settings
   * @returns {Transformer}
   */
  createTransformer(settings) {
    const inner = /** @type {Required<Transformer>} */ (swc.createTransformer(settings));
    return {
      process: (text, file, options) => inner.process(seen(text, file, options), file, options),
      // The configuration has the mutant: without it, all other files stay in the cache.
      getCacheKey: (text, file, options) =>
        inner.getCacheKey(seen(text, file, options), file, { ...options, configString: '' }),
    };
  },
};

/**
 * @param {string} text
 * @param {string} file
 * @param {import('@jest/transform').TransformOptions} options
 * @returns {string}
 */
function seen(text, file, { config }) {
  const mutant = /** @type {import('./mutants.mjs').Mutant | undefined} */ (
    config.globals['mutant']
  );
  return file === mutant?.file ? mutant.text : text;
}
