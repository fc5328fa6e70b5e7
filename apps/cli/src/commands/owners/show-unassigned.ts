import { unassignedQueue } from '@orgcost/chargeback';
import { ownershipSettings } from '@orgcost/config';
import {
  billingPeriodOf,
  billingPeriodSchema,
  daysOfBillingPeriod,
  metrics,
} from '@orgcost/domain';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import { surveyCosts } from '../../costs/survey-costs';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderUnassigned, withCosts } from '../../output/unassigned';
import { writeJson } from '../../output/json';
import { warnOfUnread } from '../../output/unread';
import { terminalWidth } from '../../output/width';
import { notedMonth, type MonthAccounts } from '../../owners/month-accounts';

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  metric: z.enum(metrics),
});

/** `orgcost owners unassigned`: a queue with accounts in it is an answer, and no failure. */
export async function showUnassigned(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json, settings, today } = context;
  const { month = billingPeriodOf(today), metric } = parseOptions(optionsSchema, given);
  const { costCenterTag } = settings;
  const billed: MonthAccounts = { accounts: new Set(), unread: [] };
  const { sources, report } = await readLedger(context, async (ledger) => ({
    sources: {
      profiles: await ledger.accounts.profiles(),
      assignments: await ledger.assignments.assignments(),
      settings: ownershipSettings(settings),
    },
    report: (
      await surveyCosts(notedMonth(ledger.costs, month, billed), { groupBy: ['account'], metric })
    ).report,
  }));
  const queue = withCosts(
    unassignedQueue(sources, daysOfBillingPeriod(month), billed.accounts),
    report,
  );
  if (json) writeJson(io.stdout, queue);
  else
    io.stdout.write(renderUnassigned(queue, { month, metric, costCenterTag }, terminalWidth(io)));
  warnOfUnread(io, billed.unread);
  return billed.unread.length > 0 ? 3 : 0;
}
