import { InvalidInputError } from '@orgcost/domain';
import type { Settings } from '../config/settings';
import type { CollectionRequest } from './collect-into';

/**
 * @throws InvalidInputError when the payer role is needed and not set
 */
export function assertPayer(
  { collection: { payerRoleArn } }: Settings,
  { mode, verify: verified }: CollectionRequest,
): void {
  if (payerRoleArn !== undefined) return;
  if (mode === 'payer') throw new InvalidInputError(payerNeeded('Payer mode'));
  if (verified) throw new InvalidInputError(payerNeeded('--verify'));
}

export function payerNeeded(what: string): string {
  return `${what} needs a role in the management account: set collection.payerRoleArn in orgcost.config.yaml, or export ORGCOST_PAYER_ROLE_ARN`;
}
