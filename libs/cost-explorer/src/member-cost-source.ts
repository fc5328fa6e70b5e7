import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import type { MemberCostSource } from '@orgcost/collection';
import type { AccountId, DayCosts } from '@orgcost/domain';
import type { PeriodCosts } from './answer';
import { dayCosts } from './day-costs';
import { ofAccounts } from './filter';
import { CostExplorerReader } from './reader';

/**
 * Costs as each account sees its own: one query by service and charge type.
 *
 * It is always filtered to the account itself, because in the management account Cost Explorer otherwise answers with
 * the whole organization:
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
 *
 * @param options.clientFor a client with the account's credentials; made for each read and not kept
 */
export function memberCostSource({
  clientFor,
}: {
  readonly clientFor: (account: AccountId) => CostExplorerClient;
}): MemberCostSource {
  return {
    async read(account, range, meter) {
      const reader = new CostExplorerReader(() => clientFor(account), `Account ${account}`);
      const periods = await reader.costAndUsage(
        {
          range,
          granularity: 'DAILY',
          groupBy: ['SERVICE', 'RECORD_TYPE'],
          filter: ofAccounts([account]),
        },
        meter,
      );
      return daysByServiceAndChargeType(periods);
    },
  };
}

/** The days of an answer that is grouped by service and charge type. */
export function daysByServiceAndChargeType(periods: readonly PeriodCosts[]): DayCosts[] {
  return dayCosts(
    periods.map(({ start, estimated, groups }) => ({
      day: start,
      estimated,
      lines: groups.map(({ keys: [service, chargeType], currency, amounts }) => ({
        service,
        chargeType,
        currency,
        amounts,
      })),
    })),
  );
}
