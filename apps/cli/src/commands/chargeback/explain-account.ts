import {
  explainClosed,
  explainPrepared,
  readClosedMonths,
  type ExplainedAccount,
} from '@orgcost/chargeback';
import { accountIdSchema, billingPeriodSchema } from '@orgcost/domain';
import * as z from 'zod';
import { lastMonth, prepare } from '../../chargeback/prepare';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderExplanation } from '../../output/chargeback/explanation';
import { writeJson } from '../../output/json';

const optionsSchema = z.object({
  account: accountIdSchema,
  month: billingPeriodSchema.exactOptional(),
  service: z.string().exactOptional(),
  chargeType: z.string().exactOptional(),
  rules: z.string().min(1).exactOptional(),
});

/** `orgcost chargeback explain` */
export async function explainChargeback(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { account, month = lastMonth(context), service, chargeType, rules } = options;
  const { io, json } = context;
  const explained = await readLedger(context, async (ledger): Promise<ExplainedAccount> => {
    const months = await readClosedMonths(ledger);
    const closed = months.findIndex(({ period }) => period === month);
    const found = months[closed];
    if (found) return explainClosed(ledger, found, months.slice(closed + 1), account);
    const { prepared } = await prepare(ledger, context, {
      month,
      book: [],
      ...(rules !== undefined && { rules }),
      consistent: false,
    });
    return explainPrepared(prepared, account);
  });
  const shown = {
    ...explained,
    charges: explained.charges.filter(
      (charge) =>
        (service === undefined || charge.service === service) &&
        (chargeType === undefined || charge.chargeType === chargeType),
    ),
  };
  if (json) writeJson(io.stdout, shown);
  else io.stdout.write(renderExplanation(shown));
  return 0;
}
