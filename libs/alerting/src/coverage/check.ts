/** What has to be so that an account's owner hears of its costs, in the order in which they depend on each other. */
export const coverageChecks = [
  'stack',
  'alarms',
  'thresholds',
  'metric',
  'topic',
  'recipient',
  'mail',
  'test',
] as const;
export type CoverageCheck = (typeof coverageChecks)[number];

export interface Check {
  /**
   * - `gap`: it is not as it has to be, or could not be looked at
   * - `unknown`: it cannot be told, for a reason that is a gap elsewhere, or none
   * - `not-needed`: the account is not to have it
   */
  readonly state: 'good' | 'gap' | 'unknown' | 'not-needed';
  readonly detail: string;
  /** Of a gap, and of what is unknown for no other gap: what to do. */
  readonly mend?: string;
  /** What matters of it most, in a few letters. */
  readonly note?: string;
}

export const good = (detail: string, note?: string): Check => ({
  state: 'good',
  detail,
  ...(note !== undefined && { note }),
});
export const gap = (detail: string, mend: string): Check => ({ state: 'gap', detail, mend });
export const unknown = (detail: string, mend?: string): Check => ({
  state: 'unknown',
  detail,
  ...(mend !== undefined && { mend }),
});
export const notNeeded = (detail: string): Check => ({ state: 'not-needed', detail });

/** What was found, or why it could not be looked at and how to mend that, in one line. */
export type Reading<Found> = { readonly found: Found } | { readonly failed: string };

export function unread({ failed }: { readonly failed: string }): Check {
  return gap('It could not be looked at', failed);
}
