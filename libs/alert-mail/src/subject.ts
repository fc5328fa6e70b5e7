import type { Letter } from '@orgcost/alerting';
import { printable } from '@orgcost/domain';
import { inShort } from './in-short';
import { byAccount } from './page/by-account';
import { nameOf, shortened } from './page/names';

const longestName = 60;
const longest = 160;

/** A mail's subject: one short line that begins with whom it is about. */
export function subjectOf(letter: Letter): string {
  const isTest = letter.alerts.every(({ crossing }) => crossing.policy === 'test');
  return printable(shortened(`${isTest ? 'TEST: ' : ''}${about(letter)}`, longest));
}

function about({ alerts, addressee }: Letter): string {
  const [[first, ...further] = [], ...others] = byAccount(alerts);
  if (first === undefined) return 'no alerts';
  const name = shortened(nameOf(first), longestName);
  if (others.length === 0) {
    return `${name}: ${further.length === 0 ? inShort(first.crossing) : `${alerts.length} alerts`}`;
  }
  const accounts = addressee.as === 'owner' ? 'your accounts' : `${others.length + 1} accounts`;
  return `${alerts.length} alerts for ${accounts}, ${name} and ${others.length} more`;
}
