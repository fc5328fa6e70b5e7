import type { Alert } from '@orgcost/alerting';
import {
  accountIdSchema,
  billingPeriodOf,
  billingPeriodSchema,
  daysOfBillingPeriod,
} from '@orgcost/domain';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderAlerts } from '../../output/alerts';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  account: accountIdSchema.exactOptional(),
});

/** `orgcost alerts list` */
export async function listAlerts(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json, today } = context;
  const { month = billingPeriodOf(today), account } = parseOptions(optionsSchema, given);
  const alerts = await readLedger(context, (ledger): Promise<readonly Alert[]> =>
    account === undefined
      ? ledger.alerts.alertsOfMonth(month)
      : ledger.alerts.alertsOfAccount(account, daysOfBillingPeriod(month)),
  );
  if (json) writeJson(io.stdout, alerts);
  else io.stdout.write(renderAlerts(alerts, month, terminalWidth(io)));
  return 0;
}
