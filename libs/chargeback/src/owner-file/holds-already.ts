import type { Assignment } from '../ownership/assignment';
import { assignmentOn } from '../ownership/assignment-on';
import { turningDays } from '../ownership/dated';
import type { OwnerRow } from './owner-row';

/**
 * Whether what a row says is what holds on all of its days by what was assigned before.
 * @param assignments of its account
 */
export function holdsAlready(row: OwnerRow, assignments: readonly Assignment[]): boolean {
  return turningDays(row, assignments).every((day) => {
    const assigned = assignmentOn(assignments, day);
    return assigned?.costCenter === row.costCenter && assigned?.owner === row.owner;
  });
}
