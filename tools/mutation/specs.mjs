import { runCLI } from 'jest';
import config from './jest.config.js';

// As Jest's command line does: CDK tells then what it found in the error itself.
process.env['NODE_ENV'] = 'test';
// CDK's own look at templates is half of what a spec takes: what only that would find is for a spec to find.
process.env['CDK_VALIDATION'] = 'false';
process.env['CDK_DISABLE_STACK_TRACE'] = 'true';

/**
 * Whether a spec passes, in this process, with a mutant in place of its file, which stays as it is.
 *
 * @param {string} spec
 * @param {import('./mutants.mjs').Mutant} [mutant]
 */
export async function passes(spec, mutant) {
  const { results } = await runCLI(
    /** @type {import('@jest/types').Config.Argv} */ ({
      _: [spec],
      $0: 'jest',
      config: JSON.stringify({ ...config, globals: { mutant } }),
      runTestsByPath: true,
      runInBand: true,
      silent: true,
      reporters: [],
    }),
    [config.rootDir],
  );
  return results.success;
}
