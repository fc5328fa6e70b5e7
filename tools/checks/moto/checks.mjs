import { deepStrictEqual } from 'node:assert';

export const counts = { passed: 0, failed: 0 };

/**
 * Makes a check and prints it as a line; what differs follows.
 *
 * @param {string} name
 * @param {() => readonly [found: unknown, expected: unknown]} perform
 */
export function check(name, perform) {
  try {
    deepStrictEqual(...perform());
    counts.passed += 1;
    console.log(`✓ ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`✗ ${name}`);
    console.log(error instanceof Error ? error.message : error);
  }
}
