import { addDays } from '@orgcost/domain';
import { startLocalOrganization } from '@orgcost/local-organization';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Findings } from '../benchmark';
import { contentsOf, type EmbeddedContents } from '../support/embedded-contents';
import { measureProgram } from '../support/measured-program';
import { environmentOf, launcher } from '../support/orgcost';
import { thisDay } from '../support/this-day';

const accounts = 1000;
const killsOfLedger = 5;

/**
 * Kills collections into embedded ledgers at seeded moments, each going on where the last was killed. After every kill
 * the accounts that are there must have what an undisturbed ledger has, and the index what the table has; after every
 * fifth the collection is run to its end, and the ledger must have all.
 */
export async function benchKills(kills: number): Promise<Findings> {
  const today = thisDay();
  const organization = await startLocalOrganization({ today, accounts, months: 1 });
  const env = environmentOf(organization);
  const collect = [launcher, 'collect', '--since', today];
  const range = { from: today, to: addDays(today, 1) };
  const folders: string[] = [];
  const found = { killed: 0, indexes: 0, halfCounted: 0, unequal: 0 };

  function workingFolder(): string {
    const cwd = mkdtempSync(join(tmpdir(), 'orgcost-kills-'));
    folders.push(cwd);
    return cwd;
  }
  async function plainly(args: readonly string[], cwd: string): Promise<number> {
    const { code, stderr, wallSeconds } = await measureProgram(args, { cwd, env });
    if (code !== 0) throw new Error(`orgcost ended with ${code}: ${stderr}`);
    return wallSeconds;
  }
  async function isKilled(cwd: string, seconds: number): Promise<boolean> {
    const child = spawn(process.execPath, collect, {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, ...env },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await Promise.race([ended, setTimeout(seconds * 1000)]);
    child.kill('SIGKILL');
    const [, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    return signal === 'SIGKILL';
  }

  try {
    const synced = workingFolder();
    writeFileSync(join(synced, 'orgcost.config.yaml'), 'collection: { requestsPerSecond: 1000 }\n');
    await plainly([launcher, 'accounts', 'sync'], synced);
    const undisturbed = workingFolder();
    cpSync(synced, undisturbed, { recursive: true });
    const life = await plainly(collect, undisturbed);
    const whole = await contentsOf(undisturbed, range);
    for (let attempt = 0; found.killed < kills;) {
      const cwd = workingFolder();
      cpSync(synced, cwd, { recursive: true });
      for (let kill = 1; kill <= killsOfLedger; kill += 1) {
        if (!(await isKilled(cwd, life * momentOf(attempt++)))) break;
        found.killed += 1;
        const contents = await contentsOf(cwd, range);
        found.indexes += contents.indexDifferences;
        found.halfCounted += differing(contents, whole);
      }
      await plainly(collect, cwd);
      if (!isDeepStrictEqual(await contentsOf(cwd, range), whole)) found.unequal += 1;
      rmSync(cwd, { recursive: true });
      // Two hundred take an hour.
      process.stderr.write(`${found.killed} of ${kills} kills\n`);
    }
  } finally {
    await organization.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
  const none = (name: string, value: number, unit: string) =>
    ({ name, value, against: 0, unit, atMost: 1 }) as const;
  return {
    benchmark: `kills of a collection of ${accounts} accounts, one day`,
    measures: [
      { name: 'kill -9', value: found.killed, against: kills, unit: 'kills' },
      none('items of the index unlike the table', found.indexes, 'items'),
      none('accounts half-counted after a kill', found.halfCounted, 'accounts'),
      none('ledgers unlike the undisturbed one in the end', found.unequal, 'ledgers'),
    ],
  };
}

/** Multiples of the golden ratio come everywhere in a run's life, of which this is the part, and in no order. */
function momentOf(attempt: number): number {
  return (attempt * 0.6180339887) % 1;
}

/** How many of the accounts that have anything have something else. */
function differing({ accounts: some }: EmbeddedContents, { accounts: all }: EmbeddedContents) {
  return [...some].filter(([account, costs]) => costs !== all.get(account)).length;
}
