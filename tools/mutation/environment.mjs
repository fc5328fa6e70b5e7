import { TestEnvironment } from 'jest-environment-node';
import { createRequire } from 'node:module';

/**
 * Lets specs have packages that are loaded once, outside, and lets these see the variables that a spec sets, for as long as
 * it runs.
 */
export default class extends TestEnvironment {
  #before = { ...process.env };
  #failed = false;

  /** @param {ConstructorParameters<typeof TestEnvironment>} args */
  constructor(...args) {
    super(...args);
    this.global['outside'] = createRequire(import.meta.url);
    this.global.process.env = process.env;
  }

  /**
   * One test that fails is enough: the others are skipped.
   *
   * @type {import('@jest/types').Circus.EventHandler}
   */
  handleTestEvent = (event) => {
    if (event.name === 'test_done' && event.test.errors.length > 0) this.#failed = true;
    if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip';
  };

  /** @override */
  async teardown() {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, this.#before);
    await super.teardown();
  }
}
