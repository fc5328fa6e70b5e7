import { latestProfiles } from '@orgcost/domain';
import { alertingContextOf, alertInProcess } from '../../alerts/alert-in-process';
import { mailFolderOf } from '../../alerts/mail-folder';
import type { Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderAlerting } from '../../output/alerting';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

/** `orgcost alerts check`: of every account that the ledger knows. */
export async function checkAlerts(context: Context): Promise<ExitCode> {
  const { io, json, settings } = context;
  const alerting = alertingContextOf(context);
  const mailFolder = settings.store.kind === 'embedded' ? mailFolderOf(settings.store) : undefined;
  return readLedger<ExitCode>(context, async (ledger) => {
    const accounts = [...latestProfiles(await ledger.accounts.profiles()).keys()];
    const found = await alertInProcess(ledger, alerting, accounts, mailFolder);
    if (json) writeJson(io.stdout, found);
    else io.stdout.write(renderAlerting(found, io.cwd, terminalWidth(io)));
    return found.failed.length > 0 ? 3 : 0;
  });
}
