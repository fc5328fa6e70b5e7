import { randomUUID } from 'node:crypto';
import type { EmbeddedDynamoDb, Report } from './opened-store';
import { explained } from './embedded-ledger-error';
import { removeOwner, writeOwner } from './folder-state';
import { openStore } from './open-store';
import { Presence } from './presence';

/** Opens the ledger of a folder that this process has locked, for itself and for those who join. */
export async function ownLedger(
  directory: string,
  report: Report,
  unlock: () => Promise<void>,
): Promise<EmbeddedDynamoDb> {
  await removeOwner(directory);
  const { endpoint, failed, close } = await openStore(directory, report);
  const token = randomUUID();
  const presence = await Presence.open(token);
  await writeOwner(directory, { pid: process.pid, endpoint, presencePort: presence.port, token });
  return {
    endpoint,
    joined: false,
    failed,
    close: async () => {
      if (presence.joiners > 0) {
        report(
          `Waiting for ${presence.joiners} other command(s) at work on the ledger in ${directory}`,
        );
      }
      await presence.closeWhenAlone();
      try {
        await removeOwner(directory);
        await close();
      } catch (error) {
        throw explained(directory, error);
      } finally {
        await unlock();
      }
    },
  };
}
