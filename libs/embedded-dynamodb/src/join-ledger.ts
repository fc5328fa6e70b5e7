import type { EmbeddedDynamoDb } from './opened-store';
import { EmbeddedLedgerError } from './embedded-ledger-error';
import { readOwner } from './folder-state';
import { announce } from './presence';

/** Joins the process that has the folder open; undefined when none answers. */
export async function joinLedger(directory: string): Promise<EmbeddedDynamoDb | undefined> {
  const owner = await readOwner(directory);
  const presence = owner && (await announce(owner));
  if (!presence) return undefined;

  const ended = new Promise<void>((resolve) => presence.once('close', resolve));
  let closing = false;
  const failed = ended.then(() => {
    if (closing) return new Promise<never>(() => undefined);
    throw new EmbeddedLedgerError(
      directory,
      `the process that had it open (${owner.pid}) has ended. Run the command again`,
    );
  });
  failed.catch(() => undefined);

  return {
    endpoint: owner.endpoint,
    joined: true,
    failed,
    close: () => {
      closing = true;
      presence.end();
      return ended;
    },
  };
}
