import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import * as z from 'zod';
import { EmbeddedLedgerError } from './embedded-ledger-error';

/** Raised when a folder written by one version of OrgCost cannot be read by another. */
const format = 1;

const stateSchema = z.object({ format: z.int(), closedCleanly: z.boolean() });
const ownerSchema = z.object({
  pid: z.int(),
  /** URL of the DynamoDB endpoint. */
  endpoint: z.url(),
  /** Where joiners announce themselves: see `presence.ts`. */
  presencePort: z.int(),
  token: z.string(),
});

/** How the process that has the ledger open can be reached. */
export type Owner = z.output<typeof ownerSchema>;

const stateFile = 'ledger.json';
const ownerFile = 'owner.json';

/**
 * Whether a folder holds a ledger, and how it was left.
 * @throws EmbeddedLedgerError for a folder of something else, or of another version of OrgCost
 */
export async function readState(directory: string): Promise<'new' | 'clean' | 'unclean'> {
  const text = await readIfPresent(join(directory, stateFile));
  if (text === undefined) {
    await assertEmpty(directory);
    return 'new';
  }
  const state = parsed(stateSchema, text);
  if (!state) throw new EmbeddedLedgerError(directory, `${stateFile} in it is damaged. Restore it`);
  if (state.format !== format) {
    throw new EmbeddedLedgerError(
      directory,
      `it has format ${state.format}, and this version of OrgCost knows format ${format}. ` +
        'Use the version that wrote it, or choose another folder',
    );
  }
  return state.closedCleanly ? 'clean' : 'unclean';
}

export async function writeState(directory: string, closedCleanly: boolean): Promise<void> {
  await replaceFile(join(directory, stateFile), JSON.stringify({ format, closedCleanly }));
}

/** The owner that was written last, if any; it need not live any more. */
export async function readOwner(directory: string): Promise<Owner | undefined> {
  const text = await readIfPresent(join(directory, ownerFile));
  return text === undefined ? undefined : parsed(ownerSchema, text);
}

export async function writeOwner(directory: string, owner: Owner): Promise<void> {
  await replaceFile(join(directory, ownerFile), JSON.stringify(owner));
}

export async function removeOwner(directory: string): Promise<void> {
  await rm(join(directory, ownerFile), { force: true });
}

async function assertEmpty(directory: string): Promise<void> {
  // What an opening makes before it writes the state, and may have left when it was stopped.
  const ours = new Set(['lock', 'store', `${stateFile}.new`, stateFile, ownerFile]);
  const foreign = (await readdir(directory)).find((name) => !ours.has(name));
  if (foreign === undefined) return;
  throw new EmbeddedLedgerError(
    directory,
    `it is not a ledger, for it holds ${foreign}. Choose another folder, or an empty one`,
  );
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
