import type { Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { writeJson } from '../../output/json';
import { renderMutes } from '../../output/mutes';
import { warnOfUnread } from '../../output/unread';
import { terminalWidth } from '../../output/width';

/** `orgcost alerts mutes`: those in force, the first to end first. */
export async function listMutes(context: Context): Promise<ExitCode> {
  const { io, json, today } = context;
  const unread: unknown[] = [];
  const mutes = await readLedger(context, (ledger) =>
    ledger.mutes.mutesInForce(today, (error) => unread.push(error)),
  );
  if (json) writeJson(io.stdout, mutes);
  else io.stdout.write(renderMutes(mutes, terminalWidth(io)));
  warnOfUnread(io, unread);
  return unread.length > 0 ? 3 : 0;
}
