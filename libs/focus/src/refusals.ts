import { resolve } from 'node:path';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import type { Scratch } from './scratch';

// What a set of files that can all be read is refused for. Each throws InvalidInputError.

/** Such as rejects of an earlier import that were mended since. */
export function refuseOverwriting(files: readonly string[], rejectsFile: string): void {
  if (files.some((file) => resolve(file) === resolve(rejectsFile))) {
    throw new InvalidInputError(
      `${rejectsFile} is where rows that are rejected would be written: rename it, or name another file first`,
    );
  }
}

/** An export that has not begun yet, or failed, looks like one of nothing but a header. */
export function refuseEmpty(files: string): never {
  throw new InvalidInputError(`There is no row in ${files}: export or download it again`);
}

export async function refuseProvider(
  scratch: Scratch,
  files: string,
  provider: string,
): Promise<never> {
  const names = await queryText(
    scratch,
    `SELECT string_agg(name, ', ' ORDER BY name) AS text
     FROM (SELECT DISTINCT provider AS name FROM part ORDER BY name LIMIT 10)`,
  );
  throw new InvalidInputError(
    `No row of ${files} is of the provider "${provider}": they are of ${names ?? 'others'}`,
  );
}

/** The ledger keeps one cost a day for an account: two providers' would replace each other. */
export async function refuseSharedAccounts(scratch: Scratch): Promise<void> {
  const shared = await queryText(
    scratch,
    `SELECT account || ' has charges of ' || string_agg(DISTINCT provider, ' and ' ORDER BY provider) AS text
     FROM account_key GROUP BY account HAVING min(provider) <> max(provider) ORDER BY account LIMIT 1`,
  );
  if (shared !== undefined)
    throw new InvalidInputError(`The account ${shared}: import one provider's alone`);
}

async function queryText({ database }: Scratch, query: string): Promise<string | undefined> {
  const answer = await database.runAndReadAll(query);
  return z.array(z.object({ text: z.string() })).parse(answer.getRowObjectsJS())[0]?.text;
}
