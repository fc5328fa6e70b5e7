import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig } from './client-config';
import { openEmbeddedDynamoDb } from './embedded-dynamodb';
import type { EmbeddedDynamoDb } from './opened-store';
import { indexDifferences } from './index-differences';

const workspace = join(__dirname, '../../..');
let folder: string;
let directory: string;
let report: string[];
const cleanups: (() => unknown)[] = [];

beforeAll(async () => {
  // Within the workspace, so that the program finds its packages.
  await mkdir(join(workspace, 'tmp'), { recursive: true });
  folder = await mkdtemp(join(workspace, 'tmp/embedded-'));
  execFileSync(join(workspace, 'node_modules/.bin/esbuild'), [
    join(__dirname, 'command.fixture.ts'),
    `--outfile=${folder}/command.mjs`,
    ...['--bundle', '--packages=external', '--format=esm', '--log-level=warning'],
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  directory = join(await mkdtemp(join(folder, 'case-')), '.orgcost/ledger');
  report = [];
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(): Promise<EmbeddedDynamoDb> {
  const ledger = await openEmbeddedDynamoDb({ directory, report: (line) => report.push(line) });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= ledger.close());
  cleanups.push(close);
  return { ...ledger, close };
}

function clientOf({ endpoint }: { endpoint: string }): DynamoDBClient {
  const client = new DynamoDBClient(embeddedClientConfig(endpoint));
  cleanups.push(() => {
    client.destroy();
  });
  return client;
}

/** A command of another process; gives its lines as they come. */
function command(mode: 'hold' | 'write', shell = 'exec "$@"') {
  const child = spawn(
    'sh',
    ['-c', shell, 'sh', process.execPath, join(folder, 'command.mjs'), directory, mode],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = once(child, 'exit');
  cleanups.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    lines,
    ended,
    async saying(text: string): Promise<void> {
      while (!lines.includes(text)) await once(reader, 'line');
    },
    finish: () => child.stdin.end(),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Batches that were acknowledged but of which an item is missing, or older. */
async function lost(client: DynamoDBClient, lines: readonly string[]): Promise<string[]> {
  const found = new Map<string, number[]>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'ledger' })) {
    for (const { batch, version } of Items) {
      found.set(batch?.S ?? '', [...(found.get(batch?.S ?? '') ?? []), Number(version?.N)]);
    }
  }
  return lines
    .filter((line) => /^\d+ \d+$/u.test(line))
    .filter((line) => {
      const [batch = '', version] = line.split(' ');
      const versions = found.get(batch) ?? [];
      return versions.length !== 25 || Math.min(...versions) < Number(version);
    });
}

it('keeps what was written, and says nothing when all is well', async () => {
  const first = await open();
  const writer = command('write');
  await writer.saying('3 2');
  await writer.kill();
  await first.close();

  const again = await open();
  expect([first.joined, again.joined]).toEqual([false, false]);
  expect(writer.lines[0]).toBe('joined');
  expect(await lost(clientOf(again), writer.lines)).toEqual([]);
  expect(report.filter((line) => !line.startsWith('Waiting for'))).toEqual([]);
});

it('serves a second process, and waits for it before it closes', async () => {
  const owner = command('hold');
  await owner.saying('opened');
  const joiner = await open();
  expect(joiner.joined).toBe(true);

  owner.finish();
  await owner.saying(`Waiting for 1 other command(s) at work on the ledger in ${directory}`);
  const late = await open();
  expect(late.joined).toBe(true);
  await joiner.close();
  await late.close();
  await owner.ended;
  expect(owner.lines.at(-1)).toBe('closed');
  expect((await open()).joined).toBe(false);
});

it('has one owner when many open at once', async () => {
  const ledgers = await Promise.all([open(), open(), open(), open()]);
  expect(ledgers.map(({ joined }) => joined).sort()).toEqual([false, true, true, true]);
  expect(new Set(ledgers.map(({ endpoint }) => endpoint)).size).toBe(1);
  await Promise.all(ledgers.map((ledger) => ledger.close()));
});

it('tells those who joined when the owner is killed', async () => {
  const owner = command('hold');
  await owner.saying('opened');
  const joiner = await open();
  await owner.kill();
  await expect(joiner.failed).rejects.toThrow(/the process that had it open \(\d+\) has ended/);
});

it.each([30, 80, 160, 290, 430])(
  'after a kill %i ms into writing has lost nothing that was acknowledged, and its index is repaired',
  async (milliseconds) => {
    const writer = command('write');
    await writer.saying('opened');
    await setTimeout(milliseconds);
    await writer.kill();

    const ledger = await open();
    const client = clientOf(ledger);
    expect(report[0]).toBe(`The ledger in ${directory} was not closed cleanly: checking it`);
    expect(report).toHaveLength(2);
    if (writer.lines.length > 1) {
      expect(await lost(client, writer.lines)).toEqual([]);
      expect(await indexDifferences(client, 'ledger')).toEqual([]);
    }
  },
);

it('does not take an owner of old for one that lives', async () => {
  await (await open()).close();
  // The process id and the port belong to others by now.
  await writeFile(
    join(directory, 'owner.json'),
    JSON.stringify({
      pid: process.pid,
      endpoint: 'http://127.0.0.1:9',
      presencePort: 9,
      token: 't',
    }),
  );
  expect((await open()).joined).toBe(false);
});

describe('a folder that cannot be used', () => {
  const refusal = async () => {
    const error: unknown = await openEmbeddedDynamoDb({ directory }).catch(
      (error: unknown) => error,
    );
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  };

  it('of something else is left alone', async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'thesis.txt'), 'irreplaceable');
    expect(await refusal()).toBe(
      `EmbeddedLedgerError: The embedded ledger in ${directory} cannot be used: it is not a ledger, for it holds ` +
        'thesis.txt. Choose another folder, or an empty one',
    );
    expect(await readdir(directory)).toEqual(['thesis.txt']);
  });

  it('of another format', async () => {
    await (await open()).close();
    await writeFile(join(directory, 'ledger.json'), '{"format":2,"closedCleanly":true}');
    expect(await refusal()).toContain(
      'it has format 2, and this version of OrgCost knows format 1',
    );
  });

  it.each([
    ['CURRENT', 'nonsense'],
    ['MANIFEST-', 'nonsense'],
  ])('with a damaged %s keeps all its files', async (name, text) => {
    await (await open()).close();
    const store = join(directory, 'store');
    const file = (await readdir(store)).find((file) => file.startsWith(name)) ?? '';
    await writeFile(join(store, file), text);
    const before = (await readdir(store)).filter((file) => !file.startsWith('LOG'));
    expect(await refusal()).toBe(
      `EmbeddedLedgerError: The embedded ledger in ${directory} cannot be used: its files are damaged. ` +
        'Put back a copy of the folder, or move it away and collect again',
    );
    expect((await readdir(store)).filter((file) => !file.startsWith('LOG'))).toEqual(before);
  });

  it('with files missing is not begun anew', async () => {
    const ledger = await open();
    await ledger.close();
    await rm(join(directory, 'store/CURRENT'));
    expect(await refusal()).toContain('its files are damaged');
  });

  it('under a file', async () => {
    await writeFile(join(directory, '../..', 'file'), '');
    directory = join(directory, '../..', 'file/ledger');
    expect(await refusal()).toContain('a part of its path is a file. Choose another folder');
  });

  // Only Linux has it.
  (existsSync('/proc') ? it : it.skip)('in a folder that takes none', async () => {
    directory = '/proc/orgcost/ledger';
    expect(await refusal()).toBe(
      'EmbeddedLedgerError: The embedded ledger in /proc/orgcost/ledger cannot be used: ' +
        'no folder can be made there. Choose another one',
    );
  });

  it('on a disk that becomes full fails with one line, and has all that was acknowledged', async () => {
    const writer = command('write', 'trap "" XFSZ; ulimit -f 4000; exec "$@"');
    expect(await writer.ended).toEqual([1, null]);
    expect(writer.lines.at(-1)).toBe(
      `EmbeddedLedgerError: The embedded ledger in ${directory} cannot be used: the disk is full. ` +
        'Free some space and run the command again',
    );
    const client = clientOf(await open());
    expect(await lost(client, writer.lines)).toEqual([]);
    expect(await indexDifferences(client, 'ledger')).toEqual([]);
  });
});
