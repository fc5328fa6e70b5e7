import { hoursBetween, type Instant } from '@orgcost/domain';
import { gap, good, notNeeded, unknown, type Check } from '../check';
import type { AccountFacts, SharedFacts } from '../facts';

const secondsPerHour = 3600;
/** A test that is not with its reader by then has failed. */
const patienceHours = 1;

/** Whether the way from the account's alarm to a mail was tried of late, and was open. */
export function checkTest(
  { account, lastTest }: Pick<AccountFacts, 'account' | 'lastTest'>,
  { now, mail }: Pick<SharedFacts, 'now' | 'mail'>,
): Check {
  if (!mail) return notNeeded('Nobody is mailed');
  const again = `"orgcost alerts test --account ${account}"`;
  if (!lastTest) return unknown(`Not tried of late: ${again} does`);
  const { at, delivered } = lastTest;
  if (delivered !== undefined) {
    return good(
      `Delivered on ${at.slice(0, 10)}, ${secondsFrom(at, delivered)} s after it was set off`,
    );
  }
  return hoursBetween(at, now) < patienceHours
    ? unknown(`On its way since ${at.slice(11, 16)} UTC`)
    : gap(
        `The test of ${at.slice(0, 10)} did not arrive`,
        `"orgcost alerts list --account ${account}" has it, and "orgcost alerts show" how far it came; then ${again}`,
      );
}

export function secondsFrom(from: Instant, to: Instant): number {
  return Math.round(hoursBetween(from, to) * secondsPerHour);
}
