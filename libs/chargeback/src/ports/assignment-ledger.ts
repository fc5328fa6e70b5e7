import type { AccountId } from '@orgcost/domain';
import type { Assignment } from '../ownership/assignment';

/** Keeps what was said of who owns which account, for good. */
export interface AssignmentLedger {
  /** All or, when it fails, some of them: to add the same again changes nothing. */
  addAssignments(assignments: readonly Assignment[]): Promise<void>;
  /**
   * In the order of accounts, first days and moments of recording.
   * @param accounts without them, those of all accounts; with them, read with strong consistency
   */
  assignments(accounts?: readonly AccountId[]): Promise<readonly Assignment[]>;
}
