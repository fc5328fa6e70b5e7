import { setTimeout } from 'node:timers/promises';
import { EmbeddedLedgerError, explained } from './embedded-ledger-error';
import { lockFolder } from './folder-lock';
import { readState } from './folder-state';
import { joinLedger } from './join-ledger';
import { makeFolder } from './make-folder';
import type { EmbeddedDynamoDb, Report } from './opened-store';
import { ownLedger } from './own-ledger';

const attempts = 300;
const betweenAttempts = 100;

/**
 * Opens the ledger of a folder, made where there is none, or joins the process that has it open. A ledger that was
 * not closed cleanly is checked and repaired first.
 * @throws EmbeddedLedgerError naming the folder and what to do
 */
export async function openEmbeddedDynamoDb({
  directory,
  report = () => undefined,
}: {
  readonly directory: string;
  readonly report?: Report;
}): Promise<EmbeddedDynamoDb> {
  try {
    await makeFolder(directory);
    // Before anything is written: the folder may be of something else.
    await readState(directory);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const opened = (await own(directory, report)) ?? (await joinLedger(directory));
      if (opened) return opened;
      await setTimeout(betweenAttempts);
    }
  } catch (error) {
    throw explained(directory, error);
  }
  throw new EmbeddedLedgerError(
    directory,
    `another process is opening or closing it, and has not finished in ${(attempts * betweenAttempts) / 1000} s. ` +
      'Run the command again when it has',
  );
}

async function own(directory: string, report: Report): Promise<EmbeddedDynamoDb | undefined> {
  const unlock = await lockFolder(directory);
  if (!unlock) return undefined;
  try {
    return await ownLedger(directory, report, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}
