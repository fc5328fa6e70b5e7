import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { oneLine, whatIsWrong } from '@orgcost/aws-client';
import { billSchema, BillUnavailableError, type Bill, type BillSource } from '@orgcost/chargeback';
import { CostSourceError, PartialPageMeter, type PageMeter } from '@orgcost/collection';
import { daysOfBillingPeriod, type BillingPeriod, type Clock } from '@orgcost/domain';
import * as z from 'zod';
import type { PeriodCosts } from './answer';
import { addedUp } from './added-up';
import { fewestBillPages } from './bill-pages';
import { ofBillingEntities } from './filter';
import { readMarketplaceLines, type Marketplace } from './marketplace-lines';
import { CostExplorerReader } from './reader';
import type { Differences } from './totals';

/**
 * The bill as the management account sees it, of all accounts: also of those that have left, or that no collection reads.
 *
 * What was sold through AWS Marketplace is told by who bills, not by the charge type:
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html (BILLING_ENTITY)
 *
 * @param options.client a client with the payer's credentials; made again when they expire
 * @param options.meter counts and caps the pages of all that is read: its PageCapReachedError is passed on
 */
export function payerBillSource({
  client,
  clock,
  meter,
}: {
  readonly client: () => CostExplorerClient;
  readonly clock: Clock;
  readonly meter: PageMeter;
}): BillSource {
  const reader = new CostExplorerReader(client, 'The payer');
  return {
    async read(period) {
      try {
        return await readBill({ reader, clock, meter, period });
      } catch (error) {
        throw billError(error, period);
      }
    },
  };
}

interface Reading {
  readonly reader: CostExplorerReader;
  readonly clock: Clock;
  readonly meter: PageMeter;
  readonly period: BillingPeriod;
}

/** A restatement between two of the queries makes them differ once: queries that differ again have failed. */
async function readBill(reading: Reading): Promise<Bill> {
  const first = await readOnce(reading);
  if (first.differing.size === 0) return first.bill;
  const { bill, differing } = await readOnce(reading);
  if (differing.size > 0) throw doesNotAddUp(reading.period, differing);
  return bill;
}

async function readOnce({
  reader,
  clock,
  meter,
  period,
}: Reading): Promise<{ bill: Bill; differing: Differences }> {
  const fetchedAt = clock();
  const range = daysOfBillingPeriod(period);
  const pages = new PartialPageMeter(meter, `the bill of ${period}`);
  pages.assertLeft(fewestBillPages());
  const marketplace = await findMarketplace(reader, period, pages);
  pages.assertLeft(fewestBillPages(marketplace?.chargeTypes.length) - pages.paid);

  const whole = await reader.costAndUsage(
    { range, granularity: 'MONTHLY', groupBy: ['LINKED_ACCOUNT', 'RECORD_TYPE'] },
    pages,
  );
  if (whole.length === 0) {
    throw new BillUnavailableError(`The payer: ce:GetCostAndUsage does not tell of ${period}`);
  }
  // A query has two dimensions; the second one adds a few groups.
  const entities = await reader.costAndUsage(
    { range, granularity: 'MONTHLY', groupBy: ['INVOICING_ENTITY', 'RECORD_TYPE'] },
    pages,
  );
  const { lines, differing } = marketplace
    ? await readMarketplaceLines(reader, marketplace, range, pages)
    : { lines: [], differing: new Map() };

  const bill = billSchema.parse({
    period,
    fetchedAt,
    source: 'payer',
    estimated: whole.some(({ estimated }) => estimated),
    lines: linesOf(whole),
    marketplace: lines,
    invoiced: invoicedBy(entities),
  } satisfies Bill);
  return { bill, differing };
}

/** A filter that lists no value, or one that there is not, is answered with nothing: so only those that there are. */
async function findMarketplace(
  reader: CostExplorerReader,
  period: BillingPeriod,
  pages: PageMeter,
): Promise<Marketplace | undefined> {
  const range = daysOfBillingPeriod(period);
  const all = await reader.dimensionValues('BILLING_ENTITY', range, pages);
  const entities = all.filter((entity) => entity.includes('Marketplace'));
  if (entities.length === 0) return undefined;
  const filter = ofBillingEntities(entities);
  const chargeTypes = await reader.dimensionValues('RECORD_TYPE', range, pages, filter);
  return { entities, chargeTypes };
}

function linesOf(months: readonly PeriodCosts[]): Bill['lines'] {
  const lines = months.flatMap(({ groups }) =>
    groups.map(({ keys: [account, chargeType], currency, amounts }) => ({
      account,
      chargeType,
      currency,
      amounts,
    })),
  );
  return addedUp(lines, ({ account, chargeType, currency }) => [account, chargeType, currency]);
}

function invoicedBy(months: readonly PeriodCosts[]): Bill['invoiced'] {
  const parts = months.flatMap(({ groups }) =>
    groups.map(({ keys: [entity], currency, amounts }) => ({ entity, currency, amounts })),
  );
  return addedUp(parts, ({ entity, currency }) => [entity, currency]);
}

function doesNotAddUp(period: BillingPeriod, differing: Differences): BillUnavailableError {
  const found = [...differing].flatMap(([account, texts]) =>
    texts.map((text) => `${account} ${text}`),
  );
  const more = found.length > 3 ? `; and ${found.length - 3} more` : '';
  return new BillUnavailableError(
    `The payer: what AWS Marketplace charged in ${period} does not add up to its own, read twice: ` +
      `${found.slice(0, 3).join('; ')}${more}: close later`,
  );
}

function billError(error: unknown, period: BillingPeriod): unknown {
  if (error instanceof CostSourceError) {
    return new BillUnavailableError(error.message, { cause: error });
  }
  if (error instanceof z.ZodError) {
    const what = oneLine(whatIsWrong(error));
    return new BillUnavailableError(`The payer: its bill of ${period} makes no sense: ${what}`, {
      cause: error,
    });
  }
  return error;
}
