import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AccountResult, Run } from '@orgcost/collection';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { createLedger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { openTableStore, type TableStore } from '../testing/table-store';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 3);
});

afterAll(() => setting.close());

const runsSchema = z.array(z.object({ id: z.string(), status: z.string() }));

describe('orgcost runs', () => {
  it('are none before the first', async () => {
    await setting.cli('accounts sync');

    expect(await setting.cli('runs list')).toEqual({
      exitCode: 0,
      stdout: 'The ledger has no run yet: "orgcost collect" makes one.\n',
      stderr: '',
    });
    expect(await setting.cli('runs show')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'orgcost: The ledger has no run yet: "orgcost collect" makes one\n',
    });
  });

  it('are listed with the newest first, and shown account by account', async () => {
    const capped = await setting.cli('collect --max-pages 2');
    const rest = await setting.cli('collect', { now: () => Date.parse('2026-11-10T13:00:00Z') });
    const [last, first] = runsSchema.parse(
      JSON.parse((await setting.cli('runs list --json')).stdout),
    );

    expect([last?.status, first?.status]).toEqual(['complete', 'partial']);
    // How many accounts the one page left depends on which request came first.
    expect((await setting.cli('runs list')).stdout.replace(/\d +\d {2}done$/m, 'N N  done')).toBe(`\
Run                                Mode    Since       Accounts  Paid pages  Status
────────────────────────────────────────────────────────────────────────────────────
${last?.id ?? ''}  member  2026-11-01         N N  done
${first?.id ?? ''}  member  2026-11-01         3           2  in part
`);
    expect((await setting.cli('runs show')).stdout).toBe(rest.stdout);
    expect((await setting.cli(`runs show ${first?.id ?? ''}`)).stdout).toBe(capped.stdout);
  });
});

describe('orgcost runs of one that was killed', () => {
  const window = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-11') };
  const killed: Run = {
    id: '2026-11-10T12:00:00.000Z-1a2b3c4d',
    startedAt: parseInstant('2026-11-10T12:00:00Z'),
    status: 'running',
    mode: 'member',
    today: parseUtcDay('2026-11-10'),
    window,
    everyAccount: true,
    watchedOlderMonths: false,
    paidPages: 0,
    outcomes: {},
  };
  const result = (account: string, paidPages: number): AccountResult => ({
    run: killed.id,
    account,
    outcome: 'done',
    ranges: [window],
    paidPages,
    daysWritten: 10,
    daysUnchanged: 0,
    daysSuperseded: 0,
  });
  const results = [result('111111111111', 9), result('222222222222', 5)];
  const known = { ...killed, paidPages: 14 };
  let store: TableStore;

  beforeAll(async () => {
    store = await openTableStore();
    // It makes the table, too.
    await shown('accounts sync');
    const client = new DynamoDBClient(store.clientConfig);
    const { runs } = createLedger({ client, table: 'orgcost' });
    await runs.saveRun(killed);
    for (const each of results) await runs.saveResult(each);
    client.destroy();
  });

  afterAll(() => store.close());

  const json = async (line: string): Promise<unknown> => JSON.parse(await shown(`${line} --json`));
  const shown = async (line: string): Promise<string> =>
    (await setting.cli(`${line} --table orgcost --endpoint-url ${store.endpoint}`)).stdout;

  it('tell the pages that its accounts have paid, and that there may be more', async () => {
    expect(await shown('runs show')).toBe(`\
Run ${killed.id}, member mode: not finished
2 accounts: 2 done
20 days written, 0 days unchanged
at least 14 paid pages at $0.01: $0.14

It is under way, or was stopped: accounts that it tells nothing of, the next run reads: "orgcost collect"
`);
    expect(await shown('runs list')).toBe(`\
Run                                Mode    Since       Accounts  Paid pages  Status
─────────────────────────────────────────────────────────────────────────────────────
${killed.id}  member  2026-11-01                  ≥ 14  not done
`);
    expect(await json('runs show')).toEqual({ run: known, results });
    expect(await json('runs list')).toEqual([known]);
  });
});
