import { daysOfBillingPeriod, type AccountId, type BillingPeriod } from '@orgcost/domain';
import type { Ownership } from '../ownership/ownership-of';
import type { VersionedMonth } from '../ports/charged-costs';
import type { RestatedMonth } from '../restate/restated-accounts';
import type { ChargebackSettings } from './chargeback-settings';
import type { ClosedInputs, OwnerMove } from './closed-inputs';

interface InputSources {
  readonly period: BillingPeriod;
  readonly settings: ChargebackSettings;
  readonly months: readonly VersionedMonth[];
  readonly ownership: Ownership;
  readonly accountNames: ReadonlyMap<AccountId, string>;
  readonly restated: readonly RestatedMonth[];
  readonly moved: readonly OwnerMove[];
}

/** Everything that a close depends on, so that it can be worked out again from it alone. */
export function inputsOf(sources: InputSources): ClosedInputs {
  const { period, settings, months, ownership, accountNames } = sources;
  const range = daysOfBillingPeriod(period);
  return {
    period,
    ruleSet: settings.ruleSet,
    usage: settings.usage.filter((each) => each.period === period),
    unassigned: settings.ownership.unassigned,
    costCenters: [...settings.ownership.costCenters],
    accounts: months.map(({ account, version }) => {
      const name = accountNames.get(account);
      return {
        account,
        ...(name !== undefined && { name }),
        version,
        spans: [...ownership(account, range)],
      };
    }),
    restated: sources.restated.map(({ restated }) => restated),
    moved: [...sources.moved],
  };
}

/** Names as the inputs have them, so that they are the same whenever the month is worked out again. */
export function namesIn({
  accounts,
  restated,
  moved,
}: Pick<ClosedInputs, 'accounts' | 'restated' | 'moved'>): Map<AccountId, string> {
  const named = [...accounts, ...restated, ...moved];
  return new Map(
    named.flatMap(({ account, name }) => (name === undefined ? [] : [[account, name] as const])),
  );
}
