import { asBilled } from '@orgcost/chargeback';
import { billingPeriodSchema } from '@orgcost/domain';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { momentOrDay } from '../../options';
import { renderBilled } from '../../output/chargeback/billed';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

const optionsSchema = z.object({
  at: momentOrDay.exactOptional(),
  month: billingPeriodSchema.exactOptional(),
});

/** `orgcost chargeback as-billed` */
export async function showAsBilled(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json, clock, today } = context;
  const { at = clock(), month } = parseOptions(optionsSchema, given);
  const all = await readLedger(context, (ledger) => asBilled(ledger, at));
  const billed = all.filter(({ period }) => month === undefined || period === month);
  if (json) writeJson(io.stdout, billed);
  else io.stdout.write(renderBilled(billed, at, today, terminalWidth(io)));
  return 0;
}
