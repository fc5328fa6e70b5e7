/**
 * What stands against closing a month:
 * - `not-over`, `order`: it is too early, or a month before it is open; nobody can accept that
 * - `no-bill`: nobody asked what the payer is billed
 * - `estimated`: AWS has not finished the bill, or costs that were collected
 * - `missing`: accounts' costs are not, or not all, in the ledger
 * - `residual`: the bill is not what accounts cost, and not for a reason that has to be
 * - `rules`: a rule took charges that it could not split
 */
export const refusalKinds = [
  'not-over',
  'order',
  'no-bill',
  'estimated',
  'missing',
  'residual',
  'rules',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** What is the matter, in a sentence that is printed on the statements if it is accepted. */
  readonly message: string;
  /** Which accounts, and why: for finance, and on no statement, as these are of others as well. */
  readonly detail?: string;
  /** What to do about it: a command, or words. */
  readonly mend: string;
}

/** All that there is to say of it, to finance. */
export function refusalInWords({ message, detail }: Pick<Refusal, 'message' | 'detail'>): string {
  return detail === undefined ? message : `${message}: ${detail}`;
}

const strict: readonly RefusalKind[] = ['not-over', 'order'];

/** Whether a person may close all the same, with a reason. */
export function isAcceptable({ kind }: Pick<Refusal, 'kind'>): boolean {
  return !strict.includes(kind);
}
