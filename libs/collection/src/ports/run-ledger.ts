import type { AccountId } from '@orgcost/domain';
import type { AccountResult, Run } from '../run/run';

/** Keeps what each run collected, was refused and paid. */
export interface RunLedger {
  /** Writes a run as it stands; later states replace earlier ones. */
  saveRun(run: Run): Promise<void>;
  saveResult(result: AccountResult): Promise<void>;
  run(id: string): Promise<Run | undefined>;
  /** Newest first. */
  latestRuns(limit: number): Promise<readonly Run[]>;
  result(run: string, account: AccountId): Promise<AccountResult | undefined>;
  /** One result for each account of a run, in the order of accounts. */
  results(runId: string): Promise<readonly AccountResult[]>;
  /** The newest results of one account, newest first. */
  latestResults(account: AccountId, limit: number): Promise<readonly AccountResult[]>;
}
