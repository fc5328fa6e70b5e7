import { profileOn, type AccountProfile, type UtcDay } from '@orgcost/domain';
import * as z from 'zod';

/** Of an account, as of the day that an alert is about, but for its state. */
export const subjectSchema = z.object({
  name: z.string(),
  /** Now. */
  state: z.string(),
  owner: z.string().exactOptional(),
  costCenter: z.string().exactOptional(),
});

export type Subject = z.output<typeof subjectSchema>;

/**
 * @param profiles of the account
 * @param costCenterTag the account tag that names its cost center
 * @returns nothing for an account that the ledger does not know
 */
export function subjectOn(
  day: UtcDay,
  profiles: readonly AccountProfile[],
  costCenterTag: string,
): Subject | undefined {
  const earliest = profiles[0];
  const latest = profiles.at(-1);
  // Costs may be older than what is known of their account.
  const then = profileOn(profiles, day) ?? earliest;
  if (then === undefined || latest === undefined) return undefined;
  const costCenter = then.tags[costCenterTag];
  return {
    name: then.name,
    state: latest.state,
    ...(then.owner !== undefined && { owner: then.owner }),
    ...(costCenter !== undefined && { costCenter }),
  };
}
