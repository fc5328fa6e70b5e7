import {
  previewMonth,
  type CurrencyProof,
  type Refusal,
  type ShownPreview,
} from '@orgcost/chargeback';
import { latestProfiles, type BillingPeriod } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Context } from '../context';
import { lastMonth, prepare } from './prepare';
import { readBill } from './read-bill';

/** What each cost center would be charged for the month that is over, held against the payer's bill. */
export interface DemoChargeback {
  readonly period: BillingPeriod;
  readonly totals: ShownPreview['preview']['totals'];
  readonly proof: readonly CurrencyProof[];
  /** What stands against closing it. */
  readonly refusals: readonly Refusal[];
  /** The file of rules that it goes by. */
  readonly rules: string;
  readonly paidPages: number;
}

/**
 * @param rules file that is written, for the commands that are suggested at the end
 * @returns nothing where the month was closed before, or has no costs
 */
export async function demoChargeback(
  ledger: Ledger,
  context: Context,
  rules: string,
): Promise<DemoChargeback | undefined> {
  const period = lastMonth(context);
  await mkdir(dirname(rules), { recursive: true });
  await writeFile(rules, await demoRules(ledger));
  const isClosed = (await ledger.closes.closes()).some((each) => each.period === period);
  if (isClosed || !(await hasCosts(ledger, period))) return undefined;
  const { paidPages } = await readBill(ledger, context, period);
  const { prepared } = await prepare(ledger, context, {
    month: period,
    book: [],
    rules,
    consistent: false,
  });
  const { preview } = await previewMonth(ledger, prepared, context.clock());
  const { proof, refusals } = prepared;
  return {
    period,
    totals: preview.totals,
    proof: proof?.currencies ?? [],
    refusals,
    rules,
    paidPages,
  };
}

async function hasCosts({ chargedCosts }: Ledger, period: BillingPeriod): Promise<boolean> {
  for await (const month of chargedCosts.organizationMonth(period)) {
    if (month.matrix.length > 0) return true;
  }
  return false;
}

async function demoRules({ accounts }: Ledger): Promise<string> {
  const profiles = [...latestProfiles(await accounts.profiles()).values()];
  const shared = profiles.find(({ name }) => name === 'Shared Network');
  return `# How the demo's charges are shared. docs/chargeback.md tells what each word means.
metric: net-amortized
rules:
  - name: Support by usage
    take: { chargeGroups: [support] }
    split: { by: direct-cost, of: { chargeGroups: [usage] } }
${
  shared
    ? `  - name: Shared network
    take: { accounts: ['${shared.id}'] }
    split: { by: direct-cost }
`
    : ''
}`;
}
