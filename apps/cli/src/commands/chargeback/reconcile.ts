import { checkInvoices, isExplained, readClosedMonths, type Invoice } from '@orgcost/chargeback';
import {
  amountSchema,
  billingPeriodSchema,
  InvalidInputError,
  periodInWords,
} from '@orgcost/domain';
import * as z from 'zod';
import { lastMonth, prepare } from '../../chargeback/prepare';
import { readBill } from '../../chargeback/read-bill';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { positiveInteger } from '../../options';
import { renderInvoices } from '../../output/chargeback/invoices';
import { renderProof } from '../../output/chargeback/proof';
import { count } from '../../output/count';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

const invoice = z.string().transform((text, context): Invoice => {
  const [, entity, amount, currency = 'USD'] = /^(.+)=(\S+?)(?: ([A-Z]{3}))?$/.exec(text) ?? [];
  const total = amountSchema.safeParse(amount);
  if (entity !== undefined && total.success) {
    return { entity: entity.trim(), total: total.data, currency };
  }
  const message =
    'must be ENTITY=TOTAL, such as "Amazon Web Services, Inc.=1234.56", or "…=1234.56 EUR"';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  invoice: z.array(invoice).default([]),
  maxPages: positiveInteger.exactOptional(),
  rules: z.string().min(1).exactOptional(),
});

/** `orgcost reconcile` */
export async function reconcile(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { month = lastMonth(context), invoice: invoices, maxPages, rules } = options;
  const { io, json } = context;
  return readLedger<ExitCode>(context, async (ledger) => {
    await assertOpen(ledger, month);
    const { bill, paidPages } = await readBill(ledger, context, month, maxPages);
    const { prepared } = await prepare(ledger, context, {
      month,
      book: [],
      ...(rules !== undefined && { rules }),
      consistent: true,
    });
    const { proof } = prepared;
    if (!proof) throw new RangeError(`The bill of ${month} was read, and is not there`);
    const checks = checkInvoices(bill, invoices);
    const isWhole =
      proof.residuals.every(isExplained) &&
      checks.every((check) => check.invoice === undefined || check.agrees);
    if (json) {
      writeJson(io.stdout, { ...proof, invoices: checks, fetchedAt: bill.fetchedAt, paidPages });
    } else {
      const width = terminalWidth(io);
      io.stdout.write(
        `${periodInWords(month)}, ${proof.metric} cost, in exact digits, ${sourceOf(bill.source, paidPages)}:\n\n` +
          `${renderProof(proof, width)}${checks.length > 0 ? `\n${renderInvoices(checks, width)}` : ''}`,
      );
    }
    return isWhole ? 0 : 3;
  });
}

function sourceOf(source: 'payer' | 'import', paidPages: number): string {
  return source === 'import'
    ? 'held against what was imported'
    : `held against the payer's bill (${count(paidPages, 'paid page')})`;
}

async function assertOpen(
  ledger: Parameters<typeof readClosedMonths>[0],
  month: string,
): Promise<void> {
  const closed = (await readClosedMonths(ledger)).find(({ period }) => period === month);
  if (!closed) return;
  throw new InvalidInputError(
    `${month} is closed, and proven by its close: "orgcost chargeback verify" holds it against that; ` +
      'what AWS changes in it comes on the next statements',
  );
}
