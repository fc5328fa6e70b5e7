import type { AccountId } from '@orgcost/domain';
import { hashText } from '../hash';

/** Such as `orgcost-member-account:1a2b3c4d-…`. */
export function stackSetIdOf(name: string): string {
  return `${name}:${uuid(name)}`;
}

/**
 * ARN of the stack that a StackSet has in an account.
 * @param generation 0 for the first, 1 for the one that took its place
 */
export function stackIdOf(name: string, account: AccountId, generation: number): string {
  const of = `${name}/${account}/${generation}`;
  return `arn:aws:cloudformation:us-east-1:${account}:stack/StackSet-${name}-${uuid(of)}/${uuid(`${of}/stack`)}`;
}

/** Of the form of a UUID, the same for the same text. */
function uuid(text: string): string {
  const digits = [1, 2, 3, 4]
    .map((salt) => hashText(salt, text).toString(16).padStart(8, '0'))
    .join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
