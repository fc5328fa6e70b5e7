import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readCloses, verifyCloses } from '@orgcost/chargeback';
import { storedItems } from './damages.fixture';
import { openEmbeddedLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import {
  ana,
  close,
  payableOf,
  seedSeptember,
  september,
  septemberPayable,
} from './organization.fixture';

jest.setTimeout(300_000);

const kills = 20;
const workspace = join(__dirname, '../../..');
let folder: string;
let ledger: InMemoryLedger;
let onRequest: () => void;

beforeAll(async () => {
  // Within the workspace, so that the program finds its packages.
  await mkdir(join(workspace, 'tmp'), { recursive: true });
  folder = await mkdtemp(join(workspace, 'tmp/closing-'));
  execFileSync(join(workspace, 'node_modules/.bin/esbuild'), [
    join(__dirname, 'closing.command.fixture.ts'),
    `--outfile=${folder}/command.mjs`,
    ...['--bundle', '--packages=external', '--format=esm', '--log-level=warning'],
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => {
  onRequest = () => undefined;
});

async function openSeeded(): Promise<void> {
  ledger = await openEmbeddedLedger({
    onRequest: () => {
      onRequest();
    },
  });
  await seedSeptember(ledger);
}

/**
 * Closes September in another process, which is killed `delay` milliseconds after its nth request came, or once it is done:
 * the store is in this process, and goes on with what it was sent.
 * @returns the requests that came
 */
async function closeElsewhere(killedAt = Infinity, delay = 0): Promise<number> {
  const child = spawn(process.execPath, [join(folder, 'command.mjs'), ledger.endpoint, table], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  let requests = 0;
  onRequest = () => {
    requests += 1;
    if (requests === killedAt) void setTimeout(delay).then(kill);
  };
  child.stdout.once('data', kill);
  expect(await ended).toEqual([null, 'SIGKILL']);
  // What the store was sent last may still be under way.
  await setTimeout(50);
  onRequest = () => undefined;
  return requests;
}

/** Multiples of the golden ratio come everywhere in a close's life, of which this is the part, and in no order. */
function momentOf(attempt: number): number {
  return (attempt * 0.6180339887) % 1;
}

it(`killed ${kills} times at seeded moments, leaves none or all, and closes once when it is run again`, async () => {
  await openSeeded();
  const requests = await closeElsewhere();
  const whole = await readCloses(ledger);
  const everything = await storedItems(ledger);
  await ledger.close();
  expect(whole.map(payableOf)).toEqual([septemberPayable]);

  const left = { nothing: 0, documents: 0, close: 0 };
  for (let attempt = 1; attempt <= kills; attempt += 1) {
    await openSeeded();
    const before = (await storedItems(ledger)).length;
    const moment = momentOf(attempt) * requests;
    await closeElsewhere(1 + Math.floor(moment), (moment % 1) * 5);

    const { months, findings } = await verifyCloses(ledger);
    expect(findings).toEqual([]);
    expect([0, 1]).toContain(months.length);
    const [link] = await ledger.closes.closes();
    const added = (await storedItems(ledger)).length - before;
    left[link ? 'close' : added > 0 ? 'documents' : 'nothing'] += 1;

    // The same person at the same moment: all that is kept is what the undisturbed close has kept.
    const again = close(ledger, september, ana);
    if (link) await expect(again).rejects.toThrow('2026-09 was closed on ');
    else expect(payableOf(await again)).toEqual(septemberPayable);
    expect((await verifyCloses(ledger)).findings).toEqual([]);
    expect(await storedItems(ledger)).toEqual(everything);
    await ledger.close();
  }
  // It was killed in all parts of its life.
  expect(left.nothing + left.documents + left.close).toBe(kills);
  expect(Math.min(left.nothing, left.documents)).toBeGreaterThan(0);
});
