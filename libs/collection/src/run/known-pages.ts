import type { AccountResult, Run } from './run';

/**
 * A run counts its pages now and then, and whole only at its end. One that is under way, or was killed, has paid at
 * least what its accounts tell; pages of those in hand, and some of the payer's, may come on top.
 */
export function withKnownPages(
  run: Run,
  results: readonly Pick<AccountResult, 'paidPages'>[],
): Run {
  if (run.status !== 'running') return run;
  const ofAccounts = results.reduce((pages, { paidPages }) => pages + paidPages, 0);
  return { ...run, paidPages: Math.max(run.paidPages, ofAccounts) };
}
