import { failureOf } from '../errors';

export interface Finding {
  readonly what: string;
  /** A warning is of something that works all the same. */
  readonly state: 'good' | 'warning' | 'bad' | 'not-checked';
  /** What was found, and how to mend it where it is not good. */
  readonly detail: string;
}

/** @param check says what it found; what it throws is the finding otherwise */
export async function finding(what: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'good', detail: await check() };
  } catch (error) {
    return { what, state: 'bad', detail: failureOf(error).message };
  }
}
