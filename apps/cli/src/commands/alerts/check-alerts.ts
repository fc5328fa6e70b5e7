import {
  addDays,
  addMonths,
  billingPeriodOf,
  dayRange,
  daysOfBillingPeriod,
  latestProfiles,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import { alertingContextOf, alertInProcess } from '../../alerts/alert-in-process';
import { mailFolderOf } from '../../alerts/mail-folder';
import { lookingOf } from '../../alerts/policies';
import { findUnwatched } from '../../alerts/unwatched';
import type { Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderAlerting } from '../../output/alerting';
import { writeJson } from '../../output/json';
import { renderUnwatched } from '../../output/unwatched';
import { terminalWidth } from '../../output/width';

/** `orgcost alerts check`: of every account that the ledger knows. */
export async function checkAlerts(context: Context): Promise<ExitCode> {
  const { io, json, settings, today } = context;
  const alerting = alertingContextOf(context);
  const mailFolder = settings.store.kind === 'embedded' ? mailFolderOf(settings.store) : undefined;
  return readLedger<ExitCode>(context, async (ledger) => {
    const accounts = [...latestProfiles(await ledger.accounts.profiles()).keys()];
    const found = await alertInProcess(ledger, alerting, accounts, mailFolder);
    const looking = lookingOf(alerting.settings.alarms);
    const unwatched = await findUnwatched(ledger, monthsLookedAt(today), accounts, looking);
    if (json) writeJson(io.stdout, { ...found, unwatched });
    else {
      io.stdout.write(renderAlerting(found, io.cwd, terminalWidth(io)));
      io.stdout.write(renderUnwatched(unwatched, looking));
    }
    return found.failed.length > 0 ? 3 : 0;
  });
}

/** The open month and the one before: in older ones nothing is found any more. */
function monthsLookedAt(today: UtcDay): DayRange {
  const { from } = daysOfBillingPeriod(addMonths(billingPeriodOf(today), -1));
  return dayRange(from, addDays(today, 1));
}
