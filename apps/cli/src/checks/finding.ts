import { failureOf } from '../errors';

export interface Finding {
  readonly what: string;
  /** A warning is of something that works all the same. */
  readonly state: 'good' | 'warning' | 'bad' | 'not-checked';
  /** What was found, and how to mend it where it is not good. */
  readonly detail: string;
}

export function found(what: string, state: Finding['state'], detail: string): Finding {
  return { what, state, detail };
}

/** @param check says what it found; what it throws is the finding otherwise */
export async function finding(what: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'good', detail: await check() };
  } catch (error) {
    return found(what, 'bad', failureOf(error).message);
  }
}

/** @param check says what it found; what it throws is the one finding otherwise */
export async function findings(
  what: string,
  check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [found(what, 'bad', failureOf(error).message)];
  }
}
