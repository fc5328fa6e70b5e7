import type { AccountFacts } from '../facts';

/** How an account comes by alarms as they are deployed. CloudFormation leaves alone what its template has not changed. */
export function restoring(place: AccountFacts['place']): string {
  return place === 'management'
    ? "delete the stack of the management account's template, and deploy it again"
    : 'move the account out of its OU and back, which gives it a new stack';
}
