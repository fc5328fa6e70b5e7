import { statementJson } from '@orgcost/statement-files';
import { billingPeriodSchema, InvalidInputError, periodInWords } from '@orgcost/domain';
import * as z from 'zod';
import { closedMonth, readStatements } from '../../chargeback/closed-month';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderEntries, renderStatement } from '../../output/chargeback/statement';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  costCenter: z.string().min(1).exactOptional(),
});

/** `orgcost chargeback statement` */
export async function showStatement(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json } = context;
  const { month, costCenter } = parseOptions(optionsSchema, given);
  return readLedger<ExitCode>(context, async (ledger) => {
    const closed = await closedMonth(ledger, month);
    const { close, period } = closed;
    if (costCenter === undefined) {
      if (json) writeJson(io.stdout, close);
      else io.stdout.write(renderEntries(close, terminalWidth(io)));
      return 0;
    }
    const found = await readStatements(ledger, closed, (each) => each.costCenter === costCenter);
    if (found.length === 0) {
      throw new InvalidInputError(
        `${costCenter} has no statement of ${periodInWords(period)}: "orgcost chargeback statement --month ${period}" shows who has`,
      );
    }
    for (const { statement, document } of found) {
      io.stdout.write(
        json
          ? `${statementJson(statement)}\n`
          : renderStatement(statement, document, terminalWidth(io)),
      );
    }
    return 0;
  });
}
