import { daysBetween, hoursBetween, utcDayOf, type Instant } from '@orgcost/domain';
import { gap, good, notNeeded, unknown, unread, type Check } from '../check';
import type { AccountFacts, LastTest, SharedFacts } from '../facts';

const secondsPerHour = 3600;
/** A test that is not with its reader by then has failed. */
const patienceHours = 1;

const again = '"orgcost alerts test" tries it';

/** Whether the way from the account's alarm to a mail was tried of late, and was open. */
export function checkTest(
  { lastTest }: Pick<AccountFacts, 'lastTest'>,
  { now, mail }: Pick<SharedFacts, 'now' | 'mail'>,
): Check {
  if (!mail) return notNeeded('Nobody is mailed');
  if ('failed' in lastTest) return unread(lastTest);
  return lastTest.found
    ? checkLast(lastTest.found, now)
    : unknown('Not tried in the last 90 days', again);
}

function checkLast({ at, progress }: LastTest, now: Instant): Check {
  const day = at.slice(0, 10);
  switch (progress.stage) {
    case 'delivered': {
      const seconds = Math.round(hoursBetween(at, progress.at) * secondsPerHour);
      const days = daysBetween(utcDayOf(at), utcDayOf(now));
      return good(`Delivered on ${day}, ${seconds} s after it was set off`, `${days}d`);
    }
    case 'stood-in':
      return gap(
        `The test of ${day} went to the platform team in place of the owner`,
        `Mend what is amiss with the owner; then ${again}`,
      );
    case 'lost':
      return gap(
        `The mail of the test of ${day} came back: ${progress.why}`,
        `Mend the address; then ${again}`,
      );
    case 'set-off':
    case 'recorded':
    case 'mailed':
      return hoursBetween(at, now) < patienceHours
        ? unknown(`On its way since ${at.slice(11, 16)} UTC`, 'Wait for it')
        : gap(
            `The test of ${day} did not arrive`,
            `"orgcost alerts list" and "show" tell how far it came; then ${again}`,
          );
  }
}
