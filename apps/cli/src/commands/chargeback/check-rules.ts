import { ruleSetJsonSchema } from '@orgcost/chargeback';
import { addMonths, billingPeriodSchema, periodInWords, type BillingPeriod } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { lastMonth, prepare } from '../../chargeback/prepare';
import { readChargebackSettings } from '../../chargeback/chargeback-settings';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { hasLedger, readLedger } from '../../ledger';
import { renderNotes } from '../../output/chargeback/notes';
import { unknownCostCenters } from '../../chargeback/unknown-cost-centers';
import { count } from '../../output/count';
import { renderJson } from '../../output/json';

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  rules: z.string().min(1).exactOptional(),
});

/** `orgcost rules check`: the file by itself, then what it does to a month. */
export async function checkRules(context: Context, options: unknown): Promise<ExitCode> {
  const { month, rules: given } = parseOptions(optionsSchema, options);
  const { io, json } = context;
  const { file, ownership } = await readChargebackSettings(context, given);
  const unknown = unknownCostCenters(file.ruleSet, ownership.costCenters);
  const tried = hasLedger(context)
    ? await readLedger(context, async (ledger) => {
        const { prepared } = await prepare(ledger, context, {
          month: month ?? (await openMonth(ledger, context)),
          book: [],
          ...(given !== undefined && { rules: given }),
          consistent: false,
        });
        return prepared;
      })
    : undefined;
  const notes = tried?.notes ?? [];
  const { metric, rules, adjustments } = file.ruleSet;
  if (json)
    io.stdout.write(
      renderJson({ metric, month: tried?.period, notes, unknownCostCenters: unknown }),
    );
  else {
    io.stdout.write(
      `${file.name}: ${metric} cost, ${count(rules.length, 'rule')}, ${count(adjustments.length, 'adjustment')}${tried ? `, tried on ${periodInWords(tried.period)}` : ''}\n` +
        unknown
          .map(
            (each) =>
              `Not a cost center of the config: "${each}": correct it, or add it to chargeback.costCenters\n`,
          )
          .join('') +
        renderNotes(notes, file),
    );
  }
  return unknown.length === 0 && notes.every(({ kind }) => kind === 'never-matches') ? 0 : 1;
}

/** The month that is over, or where it is closed, the one after it. */
async function openMonth({ closes }: Ledger, context: Context): Promise<BillingPeriod> {
  const month = lastMonth(context);
  const isClosed = (await closes.closes()).some(({ period }) => period === month);
  return isClosed ? addMonths(month, 1) : month;
}

/** `orgcost rules schema` */
export function printRuleSchema({ io }: Context): Promise<ExitCode> {
  io.stdout.write(renderJson(ruleSetJsonSchema()));
  return Promise.resolve(0);
}
