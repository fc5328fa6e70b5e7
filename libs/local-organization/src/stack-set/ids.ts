import type { AccountId } from '@orgcost/domain';
import { uuidOf } from '../uuid';

/** Such as `orgcost-member-account:1a2b3c4d-…`. */
export function stackSetIdOf(name: string): string {
  return `${name}:${uuidOf(name)}`;
}

/**
 * ARN of the stack that a StackSet has in an account.
 * @param generation 0 for the first, 1 for the one that took its place
 */
export function stackIdOf(name: string, account: AccountId, generation: number): string {
  const of = `${name}/${account}/${generation}`;
  return `arn:aws:cloudformation:us-east-1:${account}:stack/StackSet-${name}-${uuidOf(of)}/${uuidOf(`${of}/stack`)}`;
}
