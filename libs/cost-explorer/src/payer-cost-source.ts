import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import {
  CostSourceError,
  type AccountDays,
  type PageMeter,
  type PayerCostSource,
} from '@orgcost/collection';
import type { AccountId, DayRange } from '@orgcost/domain';
import { accountBatches } from './account-batches';
import { ChargeTypeSlices } from './charge-type-slices';
import { both, ofAccounts, ofChargeType } from './filter';
import { readMonthlyTotals } from './monthly-totals';
import { CostExplorerReader } from './reader';
import { differences, totalsByChargeType } from './totals';

/**
 * Costs as the management account sees them. A query groups by two dimensions at most, so that one is made for each
 * charge type, by account and service; one more, by account and charge type, must equal their sum exactly.
 *
 * Accounts are read in batches, so that memory does not grow with their number; one that has no cost comes with days
 * without lines.
 *
 * @param options.client a client with the payer's credentials; made again when they expire
 */
export function payerCostSource({
  client,
}: {
  readonly client: () => CostExplorerClient;
}): PayerCostSource {
  const reader = new CostExplorerReader(client, 'The payer');
  return {
    async *read(accounts, range, meter) {
      for (const batch of accountBatches(accounts, range)) {
        yield* await readBatch(reader, batch, range, meter);
      }
    },
    accountsWithCost: (range, meter) => reader.dimensionValues('LINKED_ACCOUNT', range, meter),
    readMonthlyTotals: (periods, meter) => readMonthlyTotals(reader, periods, meter),
  };
}

/** A restatement between two of the queries makes them differ once: a second difference is an error. */
async function readBatch(
  reader: CostExplorerReader,
  accounts: readonly AccountId[],
  range: DayRange,
  meter: PageMeter,
): Promise<Iterable<AccountDays>> {
  let found: string[] = [];
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const { slices, differing } = await readSlices(reader, accounts, range, meter);
    if (differing.length === 0) return daysByAccount(slices, accounts);
    found = differing;
  }
  throw new CostSourceError(
    'unavailable',
    `The payer: costs by charge type do not add up to the accounts' own, read twice: ` +
      `${found.slice(0, 3).join('; ')}${found.length > 3 ? `; and ${found.length - 3} more` : ''}`,
  );
}

async function readSlices(
  reader: CostExplorerReader,
  accounts: readonly AccountId[],
  range: DayRange,
  meter: PageMeter,
): Promise<{ slices: ChargeTypeSlices; differing: string[] }> {
  const slices = new ChargeTypeSlices();
  const filter = ofAccounts(accounts);
  const chargeTypes = await reader.dimensionValues('RECORD_TYPE', range, meter, filter);
  for (const chargeType of chargeTypes) {
    const slice = await reader.costAndUsage(
      {
        range,
        granularity: 'DAILY',
        groupBy: ['LINKED_ACCOUNT', 'SERVICE'],
        filter: both(filter, ofChargeType(chargeType)),
      },
      meter,
    );
    slices.add(chargeType, slice);
  }
  const whole = await reader.costAndUsage(
    { range, granularity: 'DAILY', groupBy: ['LINKED_ACCOUNT', 'RECORD_TYPE'], filter },
    meter,
  );
  slices.addDays(whole);
  return { slices, differing: differences(slices.totals, totalsByChargeType(whole)) };
}

function* daysByAccount(
  slices: ChargeTypeSlices,
  accounts: readonly AccountId[],
): Generator<AccountDays> {
  for (const account of accounts) yield { account, days: slices.daysOf(account) };
}
