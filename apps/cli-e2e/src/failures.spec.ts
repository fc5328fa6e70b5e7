import { refreshWindow } from '@orgcost/collection';
import { addDays, daysBetween, instantFromEpoch, utcDayOf } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { launcher, runCli, startCli, type Surroundings } from './support/cli';
import { focusText } from '@orgcost/testing';

// What only the built program shows: within Jest, the SDK's errors are of another realm.
jest.setTimeout(120_000);

// The program goes by the machine's clock, and so does its organization.
const today = utcDayOf(instantFromEpoch(Date.now()));
/** The day of `servicesOf111`. */
const day = ['--from', '2026-11-01', '--to', '2026-11-02', '--metric', 'net-unblended'];
const costs = ['costs', '--account', '111', ...day, '--group-by', 'service', '--json'];
const keys = { AWS_ACCESS_KEY_ID: 'AKIANOSUCHKEY', AWS_SECRET_ACCESS_KEY: 'secret' };

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'orgcost-failures-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const file = (name: string): string => join(cwd, name);

interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(line: readonly string[], given: Partial<Surroundings> = {}): Promise<Told> {
  const { code, stdout, stderr } = await runCli(line, { cwd, ...given });
  return { code, stdout, stderr: stderr.replaceAll(cwd, 'FOLDER') };
}

function failed(message: string, code = 1): Told {
  return { code, stdout: '', stderr: `orgcost: ${message}\n` };
}

describe('AWS that cannot be used', () => {
  it.each<[what: string, line: string, env: Record<string, string>, message: string]>([
    [
      'without credentials',
      'collect',
      {},
      'There are no AWS credentials: sign in with "aws sso login", name a profile with --profile, or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    ],
    [
      'where nothing listens',
      'runs list --table orgcost --region us-east-1',
      { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
      '127.0.0.1:1 cannot be reached, nothing listens there: check the network, --endpoint-url and AWS_ENDPOINT_URL*',
    ],
    [
      'without a Region, for a table',
      'runs list --table orgcost',
      keys,
      'No AWS Region is set: add --region us-east-1, or export AWS_REGION',
    ],
  ])('%s', async (_, line, env, message) => {
    expect(await run(line.split(' '), { env })).toEqual(failed(message));
  });

  // The doctor, because its client gives up sooner.
  it('where nothing listens, by role', async () => {
    const env = { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };

    expect(await run(['doctor'], { env })).toEqual({
      code: 1,
      stdout: `\
   Checked      Found
──────────────────────────────────────────────────────────────────────────────────────────────────────────
✓  Ledger       .orgcost/ledger: not there yet; the first collection or import makes it
✗  Credentials  127.0.0.1:1 cannot be reached, nothing listens there: check the network and
                AWS_ENDPOINT_URL*
`,
      stderr: '',
    });
  });

  it.each([
    ['that it does not know', ['collect']],
    [
      'that it does not know, whichever accounts are named',
      ['collect', '--accounts', '111111111111'],
    ],
  ])('for credentials %s', async (_, args) => {
    const aws = await startLocalOrganization({ today, accounts: 2, months: 1 });
    try {
      expect(await run(args, { aws, env: keys })).toEqual(
        failed(
          'AWS does not accept these credentials: check --profile, AWS_PROFILE or the exported keys',
        ),
      );
    } finally {
      await aws.close();
    }
  });
});

describe('a collection', () => {
  const { from, to } = refreshWindow(today);
  const days = daysBetween(from, to);
  const window = `${from} to ${addDays(to, -1)}`;
  const everything = `\
Run ID, member mode: done
6 accounts: 6 done
${6 * days} days written, 0 days unchanged
7 paid pages at $0.01: $0.07
`;
  const progress = `\
Collecting ${window} …
${[1, 2, 3, 4, 5, 6].map((done) => `Collecting ${window}: ${done} of 6\n`).join('')}\
Collected: 6 accounts: 6 done
`;
  const checked = `\
The ledger in FOLDER/.orgcost/ledger was not closed cleanly: checking it
The ledger is in order
`;
  let aws: LocalOrganization;

  beforeEach(async () => {
    aws = await startLocalOrganization({ today, accounts: 6, months: 1, pageSize: 10_000 });
    await writeFile(
      file('orgcost.config.yaml'),
      'collection: { concurrency: 2, requestsPerSecond: 1000 }\n',
    );
  });
  afterEach(() => aws.close());

  /** Sends one SIGINT or two while the first two accounts are read. */
  async function interrupted(signals: 1 | 2): Promise<Told> {
    aws.setFaults({ operations: ['GetCostAndUsage'], delayMilliseconds: 300 });
    const { child, result } = startCli(['collect'], { cwd, aws });
    while (aws.requests.count('GetCostAndUsage') < 2) await pause(1);
    child.kill('SIGINT');
    if (signals === 2) {
      if (child.stderr) await until(child.stderr, 'Stopping');
      child.kill('SIGINT');
    }
    const { code, stdout, stderr } = await result;
    aws.setFaults({});
    return { code, stdout, stderr: stderr.replaceAll(cwd, 'FOLDER') };
  }

  it('that is interrupted finishes what is in hand and names the rest, which the next run takes', async () => {
    const first = await interrupted(1);
    const [, id = ''] = /^Run (\S+),/.exec(first.stdout) ?? [];

    expect(first).toEqual({
      code: 3,
      stdout: `\
Run ${id}, member mode: done in part
6 accounts: 4 left for the next run, 2 done
${2 * days} days written, 0 days unchanged
3 paid pages at $0.01: $0.03

Left for the next run: the run was stopped before its turn
  439733207903  Web Shop Production
  493835174156  Data Platform
  721699219152  Cost Tracker
  775801185405  Payments

The next run goes on with what is left: "orgcost collect"
`,
      stderr: `\
Collecting ${window} …
Stopping when the accounts in hand are done; once more to leave at once
Collecting ${window}: 1 of 6
Collecting ${window}: 2 of 6
Collected: 6 accounts: 4 left for the next run, 2 done
`,
    });
    const next = await run(['collect', '--json'], { aws });
    expect(next.code).toBe(0);
    expect(collectedSchema.parse(JSON.parse(next.stdout))).toEqual({
      run: { status: 'complete', resumes: id },
      results: ['439733207903', '493835174156', '721699219152', '775801185405'].map((account) => ({
        account,
        outcome: 'done',
      })),
    });
  });

  it('that is interrupted twice is left at once, and the next run takes everything', async () => {
    expect(await interrupted(2)).toEqual({
      code: 130,
      stdout: '',
      stderr: `\
Collecting ${window} …
Stopping when the accounts in hand are done; once more to leave at once
orgcost: Stopped; what is in the ledger is unharmed
`,
    });
    const next = await run(['collect'], { aws });
    expect(withoutId(next)).toEqual({
      code: 0,
      stdout: everything,
      stderr: `${checked}${progress}`,
    });
  });

  it('on a full disk says so, keeps what it had, and takes the rest when there is room', async () => {
    await writeFile(file('small.csv'), servicesOf111(10));
    await run(['import', 'focus', 'small.csv']);
    await run(['accounts', 'sync'], { aws });
    const before = await run(costs);

    expect(await run(['collect'], { aws, maxFileBlocks: 60 })).toEqual({
      code: 1,
      stdout: '',
      stderr: `\
Collecting ${window} …
The collection failed
orgcost: The embedded ledger in FOLDER/.orgcost/ledger cannot be used: the disk is full. Free some space and run the command again
`,
    });
    expect(await run(costs)).toEqual({
      ...before,
      stderr: checked,
    });
    const next = await run(['collect'], { aws });
    expect(withoutId(next)).toEqual({ code: 0, stdout: everything, stderr: progress });
  });
});

describe('a file of costs', () => {
  const whole = servicesOf111(50);

  it.each<[name: string, content: Buffer, message: string]>([
    [
      'costs.csv.gz',
      gzipSync(whole).subarray(0, 200),
      'FOLDER/costs.csv.gz is cut short: its gzip has no end. Download it again',
    ],
    [
      'costs.csv.gz',
      damaged(gzipSync(whole)),
      'FOLDER/costs.csv.gz is damaged: its gzip cannot be inflated. Download it again',
    ],
    [
      'costs.parquet',
      Buffer.from('PAR1 and no more'),
      'FOLDER/costs.parquet is damaged or cut short: nothing was imported. Export or download it again',
    ],
  ])('%s that is damaged', async (name, content, message) => {
    await writeFile(file(name), content);

    expect(await run(['import', 'focus', name])).toEqual(failed(message, 2));
    expect(await readdir(cwd)).toEqual([name]);
  });
});

describe('an embedded ledger', () => {
  beforeEach(async () => {
    await writeFile(file('costs.csv'), servicesOf111(4000));
    await run(['import', 'focus', 'costs.csv']);
  });

  it('that is damaged is named, and left alone', async () => {
    const store = file('.orgcost/ledger/store');
    const files = (await readdir(store)).filter((name) => !name.startsWith('LOG'));
    await Promise.all(files.map((name) => writeFile(join(store, name), 'damaged')));

    expect(await run(costs)).toEqual(
      failed(
        'The embedded ledger in FOLDER/.orgcost/ledger cannot be used: its files are damaged. Put back a copy of the folder, or move it away and collect again',
      ),
    );
  });

  it('is closed though the reader of its answer has seen enough', async () => {
    const { child, result } = startCli(costs, { cwd });
    child.stdout?.once('data', () => child.stdout?.destroy());

    await expect(result).rejects.toThrow('Premature close');
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(await run(['runs', 'list'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('is closed though its answer has no place on the disk', async () => {
    // What every write to it gets is what a full disk says.
    const child = spawnSync(
      'sh',
      ['-c', `"$0" "$1" ${costs.join(' ')} > /dev/full`, process.execPath, launcher],
      {
        cwd,
        encoding: 'utf8',
      },
    );

    expect({ status: child.status, stderr: child.stderr }).toEqual({
      status: 1,
      stderr: 'orgcost: The output cannot be written: ENOSPC: no space left on device, write\n',
    });
    expect(await run(['runs', 'list'])).toMatchObject({ code: 0, stderr: '' });
  });
});

function withoutId({ stdout, ...told }: Told): Told {
  return { ...told, stdout: stdout.replace(/^Run \S+,/, 'Run ID,') };
}

const collectedSchema = z.object({
  run: z.object({ status: z.string(), resumes: z.string() }),
  results: z.array(z.object({ account: z.string(), outcome: z.string() })),
});

/** A file whose middle is not what it was. */
function damaged(content: Buffer): Buffer {
  const middle = content.length >> 1;
  return Buffer.concat([
    content.subarray(0, middle),
    Buffer.alloc(8, 0xff),
    content.subarray(middle + 8),
  ]);
}

async function until(stream: NodeJS.ReadableStream, text: string): Promise<void> {
  let told = '';
  while (!told.includes(text)) {
    const [chunk] = z.tuple([z.instanceof(Buffer)]).parse(await once(stream, 'data'));
    told += chunk.toString('utf8');
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A FOCUS file: on one day, an account's services at one and a half dollars each. */
function servicesOf111(services: number): string {
  return focusText(
    ...Array.from(
      { length: services },
      (_, service) => `1.5, 1.5, USD, 111, Service ${service}, Usage, 01, AWS`,
    ),
  );
}
