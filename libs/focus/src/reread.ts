import type { DuckDBAppender } from '@duckdb/node-api';
import * as z from 'zod';
import { chargeSchema, placeSchema, type Charge } from './charge';
import type { Scratch } from './scratch';
import { summableAmount } from './sums';

const numberedSchema = z.object({ file: z.number(), row: z.bigint() });

/** Puts every row of the table `odd` into `reread` or `rejected`, as `chargeSchema` takes or refuses it. */
export async function rereadOddRows({ database, writer }: Scratch): Promise<void> {
  const taken = await writer.createAppender('reread');
  const rejected = await writer.createAppender('rejected');
  const odd = await database.stream(`SELECT * FROM odd`);
  for await (const rows of odd.yieldRowObjectJs()) {
    for (const row of rows) {
      const charge = chargeSchema.safeParse(row);
      if (charge.success) {
        appendCharge(taken, charge.data);
      } else {
        appendReject(rejected, row, reasonOf(charge.error));
      }
    }
  }
  taken.closeSync();
  rejected.closeSync();
}

const summable = new RegExp(`^${summableAmount}$`);

function appendCharge(appender: DuckDBAppender, charge: Charge): void {
  appender.appendVarchar(charge.ProviderName);
  appender.appendVarchar(charge.SubAccountId);
  appender.appendVarchar(charge.ChargePeriodStart);
  appender.appendVarchar(charge.BillingPeriodStart);
  appender.appendVarchar(charge.BillingPeriodEnd);
  appender.appendVarchar(charge.ServiceName);
  appender.appendVarchar(charge.ChargeCategory);
  appender.appendVarchar(charge.BillingCurrency);
  appender.appendVarchar(charge.BilledCost);
  if (charge.EffectiveCost === null) appender.appendNull();
  else appender.appendVarchar(charge.EffectiveCost);
  appender.appendBoolean(
    summable.test(charge.BilledCost) && summable.test(charge.EffectiveCost ?? '0'),
  );
  appender.endRow();
}

function appendReject(appender: DuckDBAppender, row: unknown, reason: string): void {
  const numbered = numberedSchema.parse(row);
  const place = placeSchema.safeParse(row).data;
  appender.appendInteger(numbered.file);
  appender.appendBigInt(numbered.row);
  appender.appendVarchar(reason);
  for (const text of [
    place?.SubAccountId,
    place?.ChargePeriodStart,
    place?.BillingPeriodStart,
    place?.BillingPeriodEnd,
  ]) {
    if (text === undefined) appender.appendNull();
    else appender.appendVarchar(text);
  }
  appender.endRow();
}

/** Every column that is wrong, in one line. */
function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
