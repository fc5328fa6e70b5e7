import type { AccountFacts } from '../facts';

/** What brings an account the alarms that the config says, before anybody has to do it by hand. */
export function waiting(place: AccountFacts['place']): string {
  return place === 'management'
    ? "Deploy the management account's template again"
    : 'The reconciler gives accounts what the config says every hour';
}

/** CloudFormation leaves alone what its template has not changed. */
export const byHand =
  "somebody changed it by hand: set it right in that account's CloudWatch, in us-east-1, as the template of its stack has it";
