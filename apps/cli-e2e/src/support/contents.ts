import type { AccountOutcome, AccountResult } from '@orgcost/collection';
import type { AccountId, DayCosts, DayRange, Instant, UtcDay } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import type { LocalOrganization } from '@orgcost/local-organization';

/** Days by account: what a ledger and an organization can be compared by. */
export type Contents = Readonly<Record<AccountId, readonly DayCosts[]>>;

export async function contentsOfLedger(
  { costs }: Ledger,
  accounts: readonly AccountId[],
  range: DayRange,
  asOf?: Instant,
): Promise<Contents> {
  const contents: Record<AccountId, DayCosts[]> = {};
  for (const account of accounts) {
    const days = await costs.days(account, range, asOf);
    contents[account] = days.map(({ day, estimated, metrics, matrix }) => ({
      day,
      estimated,
      metrics,
      matrix,
    }));
  }
  return contents;
}

/** What the organization generated, to the last digit. */
export function truth(
  { organization }: LocalOrganization,
  accounts: readonly AccountId[],
  range: DayRange,
  view: 'member' | 'payer',
  today: UtcDay,
): Contents {
  return Object.fromEntries(
    accounts.map((account) => [account, organization.costs(account, range, { view, today })]),
  );
}

/** How each account of a run ended. */
export function outcomesOf(results: readonly AccountResult[]): Record<AccountId, AccountOutcome> {
  return Object.fromEntries(results.map(({ account, outcome }) => [account, outcome]));
}
