import {
  billSchema,
  closeMonth,
  documentText,
  prepareMonth,
  ruleSetSchema,
  type Bill,
  type ChargebackPorts,
  type ChargebackSettings,
  type ClosedResult,
  type PreparedMonth,
  type Preparing,
} from '@orgcost/chargeback';
import {
  parseBillingPeriod,
  parseInstant,
  utcDayOf,
  type BillingPeriod,
  type CostLine,
} from '@orgcost/domain';
import { aDay, aLine, amounts, aProfile } from '@orgcost/testing';
import type { Ledger } from './ledger';

// A small organization that is charged by every kind of rule, on a real ledger.

export const shopAccount = '111111111111';
export const dataAccount = '222222222222';
/** Split in proportion to direct costs. */
export const networkAccount = '333333333333';
/** Of the platform, which passes on all that it is charged. */
export const toolsAccount = '444444444444';
/** Charged to finance, whoever owns it. */
export const auditAccount = '555555555555';

const profiles = [
  { id: shopAccount, name: 'Web shop', tags: { 'cost-center': 'shop' } },
  { id: dataAccount, name: 'Data lake', tags: { 'cost-center': 'data' } },
  { id: networkAccount, name: 'Network', tags: { 'cost-center': 'platform' } },
  { id: toolsAccount, name: 'Tools', tags: { 'cost-center': 'platform' } },
  { id: auditAccount, name: 'Audit', tags: {} },
].map(aProfile);

export const settings: ChargebackSettings = {
  ruleSet: ruleSetSchema.parse({
    metric: 'unblended',
    rules: [
      {
        name: 'Network',
        take: { accounts: [networkAccount] },
        split: { by: 'direct-cost', among: ['data', 'shop'] },
      },
      { name: 'Audit', take: { accounts: [auditAccount] }, charge: 'finance' },
      {
        name: 'Platform',
        passOn: 'platform',
        split: { by: 'shares', shares: { data: '40', shop: '60' } },
      },
    ],
  }),
  usage: [],
  ownership: {
    costCenterTag: 'cost-center',
    costCenters: ['data', 'finance', 'platform', 'shop'].map((id) => ({ id })),
    accounts: [],
    organizationalUnits: [],
    unassigned: 'unassigned',
  },
};

export const september = parseBillingPeriod('2026-09');
export const october = parseBillingPeriod('2026-10');

/** What days cost: for usage of EC2, or line by line. */
export type Costs = Readonly<Record<string, string | readonly CostLine[]>>;

/** Profiles, and what September cost, with its bill: it can be closed. */
export async function seedSeptember(ledger: Ledger): Promise<void> {
  await ledger.accounts.addProfiles(profiles);
  await record(ledger, '2026-10-03T06:00:00Z', {
    [shopAccount]: { '2026-09-10': '10.1', '2026-09-11': '10.2', '2026-09-12': '10.3' },
    [dataAccount]: { '2026-09-10': '5', '2026-09-11': '5', '2026-09-12': '5.3' },
    [networkAccount]: { '2026-09-10': '3', '2026-09-11': '3', '2026-09-12': '3' },
    [toolsAccount]: { '2026-09-10': '2', '2026-09-11': '2', '2026-09-12': '2' },
    [auditAccount]: { '2026-09-10': '1', '2026-09-11': '1', '2026-09-12': '1' },
  });
  await readBill(ledger, september, '2026-10-05T06:00:00Z');
}

export async function record(
  ledger: Pick<Ledger, 'costs'>,
  at: string,
  costs: Readonly<Record<string, Costs>>,
): Promise<void> {
  const fetchedAt = parseInstant(at);
  await Promise.all(
    Object.entries(costs).map(([account, days]) =>
      ledger.costs.record({
        account,
        fetchedAt,
        // Files tell nothing of days without cost: a month of three days is whole.
        origin: 'focus:AWS',
        days: Object.entries(days).map(([day, cost]) =>
          aDay(day, typeof cost === 'string' ? [aLine({ amounts: amounts(cost) })] : cost),
        ),
      }),
    ),
  );
}

/** The payer is billed just what accounts cost. */
export async function readBill(ledger: Ledger, period: BillingPeriod, at: string): Promise<void> {
  const fetchedAt = parseInstant(at);
  const lines: Bill['lines'] = [];
  for await (const { account, matrix } of ledger.chargedCosts.organizationMonth(period)) {
    lines.push(...matrix.map(({ service: _, ...line }) => ({ account, ...line })));
  }
  const facts = { period, fetchedAt, source: 'payer', estimated: false } as const;
  const bill = { ...facts, lines, marketplace: [], invoiced: [] };
  const document = await ledger.documents.save(documentText(billSchema, bill));
  await ledger.closes.saveBill({ period, fetchedAt, document });
}

export interface Person {
  readonly by: string;
  readonly at: string;
}
export const ana: Person = { by: 'ana', at: '2026-10-06T09:00:00Z' };

export function prepare(
  ledger: ChargebackPorts,
  period: BillingPeriod,
  { at }: Pick<Person, 'at'>,
  book: Preparing['book'] = [],
): Promise<PreparedMonth> {
  const today = utcDayOf(parseInstant(at));
  return prepareMonth(ledger, period, { settings, today, missing: [], book, consistent: true });
}

/** Nothing stands against closing: no refusal is accepted. */
export async function close(
  ledger: ChargebackPorts,
  period: BillingPeriod,
  person: Person,
  book: Preparing['book'] = [],
): Promise<ClosedResult> {
  return closePrepared(ledger, await prepare(ledger, period, person, book), person);
}

export function closePrepared(
  ledger: ChargebackPorts,
  prepared: PreparedMonth,
  { by, at }: Person,
): Promise<ClosedResult> {
  return closeMonth(ledger, prepared, { now: parseInstant(at), by, accept: new Map() });
}

/** What September comes to. */
export const septemberPayable = { data: '20.7', finance: '3', platform: '0', shop: '40.2' };

export function payableOf({ close: { statements } }: Pick<ClosedResult, 'close'>) {
  return Object.fromEntries(statements.map(({ costCenter, payable }) => [costCenter, payable]));
}
