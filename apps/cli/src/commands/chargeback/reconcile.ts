import {
  billSchema,
  checkInvoices,
  isExplained,
  proofSchema,
  readCloseOf,
  readDocument,
  type Bill,
  type Close,
  type Proof,
} from '@orgcost/chargeback';
import {
  billingPeriodSchema,
  InvalidInputError,
  periodInWords,
  type BillingPeriod,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { invoiceOption } from '../../chargeback/invoice-option';
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

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  invoice: z.array(invoiceOption).default([]),
  refresh: z.boolean().default(false),
  maxPages: positiveInteger.exactOptional(),
  rules: z.string().min(1).exactOptional(),
});
type Options = z.output<typeof optionsSchema>;

interface Proven {
  readonly proof: Proof;
  readonly bill: Bill;
  /** Pages of Cost Explorer, at $0.01 each. */
  readonly paidPages: number;
  /** As the month was closed: the proof is the one that was kept then. */
  readonly closed?: Pick<Close, 'at' | 'by'>;
}

/** `orgcost reconcile` */
export async function reconcile(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { month = lastMonth(context), invoice: invoices } = options;
  const { io, json } = context;
  const proven = await readLedger(context, async (ledger) => {
    const closed = await readCloseOf(ledger, month);
    return closed
      ? closedProof(ledger, closed, options)
      : openProof(ledger, context, month, options);
  });
  const { proof, bill, paidPages, closed } = proven;
  const checks = checkInvoices(bill, invoices);
  if (json) {
    const { fetchedAt } = bill;
    writeJson(io.stdout, {
      ...proof,
      invoices: checks,
      fetchedAt,
      paidPages,
      ...(closed && { closed }),
    });
  } else {
    const width = terminalWidth(io);
    io.stdout.write(
      `${periodInWords(month)}, ${proof.metric} cost, in exact digits, ${heldAgainst(proven)}:\n\n` +
        `${renderProof(proof, width)}${checks.length > 0 ? `\n${renderInvoices(checks, width)}` : ''}`,
    );
  }
  const isWhole =
    proof.residuals.every(isExplained) &&
    checks.every((check) => check.invoice === undefined || check.agrees);
  return isWhole ? 0 : 3;
}

async function openProof(
  ledger: Ledger,
  context: Context,
  month: BillingPeriod,
  { refresh, maxPages, rules }: Options,
): Promise<Proven> {
  const { bill, paidPages } = await readBill(ledger, context, month, {
    ...(maxPages !== undefined && { maxPages }),
    kept: !refresh,
  });
  const { prepared } = await prepare(ledger, context, {
    month,
    book: [],
    ...(rules !== undefined && { rules }),
    consistent: true,
  });
  const { proof } = prepared;
  if (!proof) throw new RangeError(`The bill of ${month} was read, and is not there`);
  return { proof, bill, paidPages };
}

/** What the month was closed with: nothing is asked or paid, and what AWS changes later is not in it. */
async function closedProof(
  { documents }: Ledger,
  { period, at, by, bill, proof }: Close,
  { refresh, rules }: Options,
): Promise<Proven> {
  if (refresh || rules !== undefined) {
    throw new InvalidInputError(
      `${period} was closed on ${at} by ${by}: its proof stays as it is. Leave out --refresh and --rules; ` +
        'what AWS changes since comes on the next statements',
    );
  }
  if (bill === undefined || proof === undefined) {
    throw new InvalidInputError(
      `${period} was closed on ${at} by ${by} without the payer's bill: there is nothing to hold it against`,
    );
  }
  return {
    proof: await readDocument(documents, proof, proofSchema),
    bill: await readDocument(documents, bill, billSchema),
    paidPages: 0,
    closed: { at, by },
  };
}

function heldAgainst({ bill: { source, fetchedAt }, paidPages, closed }: Proven): string {
  const asClosed = closed ? `as closed on ${closed.at} by ${closed.by}, ` : '';
  if (source === 'import') return `${asClosed}held against what was imported`;
  const read =
    paidPages > 0
      ? count(paidPages, 'paid page')
      : `read at ${fetchedAt}${closed ? '' : ', and again with --refresh'}`;
  return `${asClosed}held against the payer's bill (${read})`;
}
