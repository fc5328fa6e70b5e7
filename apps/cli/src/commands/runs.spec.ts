import { parseUtcDay } from '@orgcost/domain';
import * as z from 'zod';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

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
Run                                Mode    Days                      Accounts  Paid pages  Status
───────────────────────────────────────────────────────────────────────────────────────────────────────
${last?.id ?? ''}  member  2026-11-01 to 2026-11-10         N N  done
${first?.id ?? ''}  member  2026-11-01 to 2026-11-10         3           2  done in part
`);
    expect((await setting.cli('runs show')).stdout).toBe(rest.stdout);
    expect((await setting.cli(`runs show ${first?.id ?? ''}`)).stdout).toBe(capped.stdout);
  });
});
