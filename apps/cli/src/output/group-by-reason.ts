import type { AccountId } from '@orgcost/domain';

interface Reasoned {
  readonly account: AccountId;
  readonly reason: string;
}

/** Brings together what happened to several accounts for the same reason, with `*` where it names each. */
export function groupByReason(items: readonly Reasoned[]): Map<string, AccountId[]> {
  const groups = new Map<string, AccountId[]>();
  for (const { account, reason } of items) {
    const common = reason.replaceAll(account, '*');
    groups.set(common, [...(groups.get(common) ?? []), account]);
  }
  return groups;
}
