import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import {
  CostSourceError,
  PartialPageMeter,
  type AccountLook,
  type AccountUnread,
  type PageMeter,
  type PayerCostSource,
} from '@orgcost/collection';
import type { AccountId, Clock, DayRange } from '@orgcost/domain';
import { accountBatches } from './account-batches';
import { ChargeTypeSlices } from './charge-type-slices';
import { both, ofAccounts, ofChargeType } from './filter';
import { readMonthlyTotals } from './monthly-totals';
import { CostExplorerReader } from './reader';
import { differences, totalsByChargeType, type Differences } from './totals';

/**
 * Costs as the management account sees them. A query groups by two dimensions at most, so that one is made for each
 * charge type, by account and service; one more, by account and charge type, must equal their sum but for rounding.
 *
 * Accounts are read in batches, so that memory does not grow with their number; one that has no cost comes with days
 * without lines. A batch that cannot be read does not stop the next one.
 *
 * @param options.client a client with the payer's credentials; made again when they expire
 */
export function payerCostSource({
  client,
  clock,
}: {
  readonly client: () => CostExplorerClient;
  readonly clock: Clock;
}): PayerCostSource {
  const reader = new CostExplorerReader(client, 'The payer');
  return {
    async *read(accounts, range, meter) {
      for (const batch of accountBatches(accounts, range)) {
        yield* readBatch({ reader, clock, range, meter }, batch);
      }
    },
    accountsWithCost: (range, meter) => reader.dimensionValues('LINKED_ACCOUNT', range, meter),
    readMonthlyTotals: (periods, meter) => readMonthlyTotals(reader, periods, meter),
  };
}

interface Reading {
  readonly reader: CostExplorerReader;
  readonly clock: Clock;
  readonly range: DayRange;
  readonly meter: PageMeter;
}

/** A restatement between two of the queries makes accounts differ once: those that differ again have failed. */
async function* readBatch(
  reading: Reading,
  accounts: readonly AccountId[],
): AsyncGenerator<AccountLook | AccountUnread> {
  const differing = yield* readOnce(reading, accounts);
  if (differing.size === 0) return;
  for (const [account, found] of yield* readOnce(reading, [...differing.keys()])) {
    yield { account, error: doesNotAddUp(account, found) };
  }
}

/** Yields the accounts that add up, or each with the reason why none can be read; returns how the others differ. */
async function* readOnce(
  reading: Reading,
  accounts: readonly AccountId[],
): AsyncGenerator<AccountLook | AccountUnread, Differences> {
  const fetchedAt = reading.clock();
  const differing = new Map<AccountId, readonly string[]>();
  const read = await readSlices(reading, accounts).catch(ofTheseAccounts);
  if (read instanceof CostSourceError) {
    for (const account of accounts) yield { account, error: read };
    return differing;
  }
  for (const account of accounts) {
    const found = read.differing.get(account);
    if (found) differing.set(account, found);
    else yield { account, fetchedAt, days: read.slices.daysOf(account) };
  }
  return differing;
}

async function readSlices(
  { reader, range, meter }: Reading,
  accounts: readonly AccountId[],
): Promise<{ slices: ChargeTypeSlices; differing: Differences }> {
  const pages = new PartialPageMeter(meter, 'from the payer, its batch of accounts');
  const slices = new ChargeTypeSlices();
  const filter = ofAccounts(accounts);
  const chargeTypes = await reader.dimensionValues('RECORD_TYPE', range, pages, filter);
  pages.assertLeft(chargeTypes.length + 1);
  for (const chargeType of chargeTypes) {
    const slice = await reader.costAndUsage(
      {
        range,
        granularity: 'DAILY',
        groupBy: ['LINKED_ACCOUNT', 'SERVICE'],
        filter: both(filter, ofChargeType(chargeType)),
      },
      pages,
    );
    slices.add(chargeType, slice);
  }
  const whole = await reader.costAndUsage(
    { range, granularity: 'DAILY', groupBy: ['LINKED_ACCOUNT', 'RECORD_TYPE'], filter },
    pages,
  );
  slices.addDays(whole);
  return { slices, differing: differences(slices.totals, totalsByChargeType(whole)) };
}

/** Hands back an error that other accounts need not meet. */
function ofTheseAccounts(error: unknown): CostSourceError {
  if (!(error instanceof CostSourceError) || !['throttled', 'unavailable'].includes(error.kind)) {
    throw error;
  }
  return error;
}

function doesNotAddUp(account: AccountId, found: readonly string[]): CostSourceError {
  const more = found.length > 3 ? `; and ${found.length - 3} more` : '';
  return new CostSourceError(
    'unavailable',
    `The payer: costs of ${account} by charge type do not add up to its own, read twice: ` +
      `${found.slice(0, 3).join('; ')}${more}`,
  );
}
