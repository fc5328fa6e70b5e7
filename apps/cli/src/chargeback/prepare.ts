import {
  assertOpen,
  missingCostsOf,
  prepareMonth,
  type MissingCosts,
  type PreparedMonth,
} from '@orgcost/chargeback';
import { accountGaps } from '@orgcost/collection';
import {
  addMonths,
  billingPeriodOf,
  billingPeriodSchema,
  daysOfBillingPeriod,
  type BillingPeriod,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import type { Context } from '../context';
import { readChargebackSettings } from './chargeback-settings';
import type { RuleFile } from './rule-file';

/** What `preview` and `close` have in common, so that one can do what the other has shown. */
export const preparingOptions = {
  month: billingPeriodSchema.exactOptional(),
  book: z.array(z.string().min(1)).default([]),
  rules: z.string().min(1).exactOptional(),
};

export interface Prepared {
  readonly prepared: PreparedMonth;
  readonly file: RuleFile;
}

interface Wish {
  readonly month?: BillingPeriod;
  readonly book: readonly string[];
  /** In place of the file that the settings name. */
  readonly rules?: string;
  readonly consistent: boolean;
}

export async function prepare(
  ledger: Ledger,
  context: Context,
  { month = lastMonth(context), book, rules, consistent }: Wish,
): Promise<Prepared> {
  // Before rules are asked for: of a month that is closed they do not matter.
  await assertOpen(ledger, month);
  const { file, ...settings } = await readChargebackSettings(context, rules);
  const prepared = await prepareMonth(ledger, month, {
    settings,
    today: context.today,
    missing: await missingCosts(ledger, month),
    book: book.includes('all') ? 'all' : book,
    consistent,
  });
  return { prepared, file };
}

/** The one that is over: it is the one to close. */
export function lastMonth({ today }: Pick<Context, 'today'>): BillingPeriod {
  return addMonths(billingPeriodOf(today), -1);
}

async function missingCosts(ledger: Ledger, month: BillingPeriod): Promise<MissingCosts[]> {
  const { uncollected } = await accountGaps(ledger, { range: daysOfBillingPeriod(month) });
  return missingCostsOf(uncollected);
}
