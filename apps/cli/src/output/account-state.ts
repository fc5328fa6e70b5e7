import type { AccountProfile } from '@orgcost/domain';

/** `ACTIVE`, `PENDING CLOSURE`, which goes on in the next line where it has to, or `left on 2026-11-03`. */
export function accountState({
  state = '',
  left,
}: Partial<Pick<AccountProfile, 'state' | 'left'>>): string {
  return left === undefined ? state.replaceAll('_', ' ') : `left on ${left}`;
}
