import type { UtcDay } from '@orgcost/domain';
import type { Assignment } from './assignment';
import { holdsOn } from './dated';

/**
 * The assignment that counts on a day: of those that hold, the one that was recorded last. It may say that nothing is
 * assigned.
 * @param assignments of one account, in any order
 */
export function assignmentOn(
  assignments: readonly Assignment[],
  day: UtcDay,
): Assignment | undefined {
  return assignments
    .filter((assignment) => holdsOn(assignment, day))
    .reduce<Assignment | undefined>(
      (last, assignment) => (last && isLater(last, assignment) ? last : assignment),
      undefined,
    );
}

/** Of two of the same moment either will do, but always the same one. */
function isLater(a: Assignment, b: Assignment): boolean {
  const [ofA, ofB] = [a, b].map((it) =>
    JSON.stringify([it.recordedAt, it.from, it.to ?? '', it.costCenter ?? '', it.owner ?? '']),
  );
  return String(ofA) > String(ofB);
}
