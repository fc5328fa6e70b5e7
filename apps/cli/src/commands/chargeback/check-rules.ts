import { ruleSetJsonSchema } from '@orgcost/chargeback';
import { billingPeriodSchema } from '@orgcost/domain';
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
  const { month = lastMonth(context), rules: given } = parseOptions(optionsSchema, options);
  const { io, json } = context;
  const { file, ownership } = await readChargebackSettings(context, given);
  const unknown = unknownCostCenters(file.ruleSet, ownership.costCenters);
  const notes = hasLedger(context)
    ? await readLedger(context, async (ledger) => {
        const wish = {
          month,
          book: [],
          ...(given !== undefined && { rules: given }),
          consistent: false,
        };
        return (await prepare(ledger, context, wish)).prepared.notes;
      })
    : [];
  const { metric, rules, adjustments } = file.ruleSet;
  if (json) io.stdout.write(renderJson({ metric, notes, unknownCostCenters: unknown }));
  else {
    io.stdout.write(
      `${file.name}: ${metric} cost, ${count(rules.length, 'rule')}, ${count(adjustments.length, 'adjustment')}\n` +
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

/** `orgcost rules schema` */
export function printRuleSchema({ io }: Context): Promise<ExitCode> {
  io.stdout.write(renderJson(ruleSetJsonSchema()));
  return Promise.resolve(0);
}
