import { parseUtcDay } from '@orgcost/domain';
import { openLocalSetting, type LocalSetting } from './testing/local-setting';
import { Capture } from './testing/run-cli';

jest.setTimeout(30_000);

let setting: LocalSetting;
let verified: string;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'));
  verified = await onTerminal('collect --verify');
});

afterAll(() => setting.close());

/** What is shown on a terminal of 80 columns. */
async function onTerminal(line: string): Promise<string> {
  const stdout = Object.assign(new Capture(), { isTTY: true, columns: 80 });
  await setting.cli(line, { stdout });
  return stdout.text;
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(({ length }) => length));
}

describe('on a terminal of 80 columns', () => {
  it('accounts fit', async () => {
    const list = await onTerminal('accounts list');

    expect(widest(list)).toBeLessThanOrEqual(80);
    expect(list).toContain(`
547937140409  Spring        marketing  PENDING        2019-12-04  Root/Suspended
              Campaign                 CLOSURE
`);
  });

  it.each(['owners list', 'owners unassigned'])('%s fits', async (line) => {
    expect(widest(await onTerminal(line))).toBeLessThanOrEqual(80);
  });

  it('each run has one line', async () => {
    const runs = (await onTerminal('runs list')).replace(/^\S+Z-\S+/m, 'ID'.padEnd(33));

    expect(runs).toBe(`\
Run                                Mode    Since       Accounts     Paid  Status
                                                                   pages
────────────────────────────────────────────────────────────────────────────────
ID                                 member  2026-11-01        24       42  done
`);
  });

  it('differences between views fit', () => {
    const tables = verified.slice(verified.indexOf('\nVerified: ')).split('\n').slice(2).join('\n');

    expect(widest(tables)).toBeLessThanOrEqual(80);
    expect(tables).toContain(`
710243039168  Enterprise        10  Unblended,       0.00     -32.84  hidden by
Partner       Discount              USD                               the payer
Portal        Program
              Discount
`);
  });
});
