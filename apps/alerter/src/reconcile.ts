import { reconcileThresholds, type Reconciling, type ThresholdSettings } from '@orgcost/alerting';

/** Counts of accounts. */
export interface ReconcileResult {
  readonly begun: number;
  readonly goingOn: number;
  readonly made: number;
  readonly failed: number;
}

/**
 * Reconciles once, and tells of each account whose change failed.
 * @throws Error where changes could not be begun: that is nothing of one account, and has to be looked at
 */
export async function reconcile(
  {
    onFailure,
    ...reconciling
  }: Reconciling & {
    readonly onFailure: (account: string, reason: string) => void;
  },
  settings: ThresholdSettings,
): Promise<ReconcileResult> {
  const { begun, goingOn, made, failed, refused } = await reconcileThresholds(
    reconciling,
    settings,
  );
  for (const { account, reason } of failed) onFailure(account, reason);
  const [first] = refused;
  if (first) {
    const accounts = refused.reduce((sum, each) => sum + each.accounts.length, 0);
    const why = first.cause instanceof Error ? first.cause.message : String(first.cause);
    throw new Error(`Thresholds of ${accounts} accounts could not be changed: ${why}`, {
      cause: first.cause,
    });
  }
  return {
    begun: begun.length,
    goingOn: goingOn.length,
    made: made.length,
    failed: failed.length,
  };
}
