import { parseUtcDay } from '@orgcost/domain';
import { sumAmounts, parseAmount, subtractAmounts } from '@orgcost/money';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { environmentOf } from '../../aws/local-environment';
import { openLocalSetting, type LocalSetting } from '../../testing/local-setting';
import type { Outcome } from '../../testing/run-cli';

jest.setTimeout(240_000);

let setting: LocalSetting;
let today = '2026-11-08';

const [shop, shared] = ['439733207903', '764345005421'];

const cli = (line: string, more: string[] = []): Promise<Outcome> =>
  setting.cli(
    line,
    {
      env: { ...environmentOf(setting.organization), USER: 'ana' },
      now: () => Date.parse(`${today}T12:00:00Z`),
    },
    more,
  );

const billedSchema = z.array(
  z.object({
    period: z.string(),
    costCenter: z.string(),
    closed: z.string(),
    restated: z.string(),
    billed: z.string(),
  }),
);

async function asBilled(at: string) {
  const { stdout } = await cli(`chargeback as-billed --at ${at} --month 2026-10 --json`);
  return billedSchema.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay(today));
  await writeFile(
    join(setting.folder, 'orgcost.rules.yaml'),
    `metric: net-amortized
rules:
  - name: Shared network
    take: { accounts: ['${shared}'] }
    split: { by: direct-cost }
`,
  );
  await cli('collect --since 2026-10-01');
});

afterAll(() => setting.close());

const close = (month: string, kinds: string[]): Promise<Outcome> =>
  cli(
    `chargeback close --month ${month} --json`,
    kinds.flatMap((kind) => ['--accept', `${kind}=as agreed`]),
  );

it('is refused as long as something stands against it, each with its mend', async () => {
  const { exitCode, stdout, stderr } = await close('2026-10', []);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatchInlineSnapshot(`
    "October 2026 was not closed:

    - What the payer is billed for October 2026 was never read
      mend: orgcost reconcile --month 2026-10
      or: orgcost chargeback close --month 2026-10 --accept "no-bill=REASON", which is printed on every statement
    "
  `);
  expect((await close('2026-11', [])).stderr).toContain(
    'November 2026 is not over before 2026-12-01 (UTC)',
  );
});

it('names each residual, of which a reseller’s rates have to be accepted', async () => {
  const { exitCode, stdout } = await cli('reconcile --month 2026-10 --json');
  expect(exitCode).toBe(3);
  const { residuals, currencies } = z
    .object({
      residuals: z.array(z.object({ cause: z.string(), account: z.string(), amount: z.string() })),
      currencies: z.array(
        z.object({ payer: z.string(), charged: z.string(), residual: z.string() }),
      ),
    })
    .parse(JSON.parse(stdout));
  const [usd] = currencies;
  expect([...new Set(residuals.map(({ cause }) => cause))].sort()).toEqual([
    'hidden-charges',
    'other-view',
  ]);
  expect(sumAmounts(residuals.map(({ amount }) => parseAmount(amount)))).toBe(usd?.residual);
  expect(subtractAmounts(parseAmount(usd?.payer ?? ''), parseAmount(usd?.charged ?? ''))).toBe(
    usd?.residual,
  );
});

it('pays for the bill once, and again when told to', async () => {
  const paidPages = async (...more: string[]) => {
    const { stdout } = await cli('reconcile --month 2026-10 --json', more);
    return z.object({ paidPages: z.int() }).parse(JSON.parse(stdout)).paidPages;
  };
  expect(await paidPages()).toBe(0);
  expect(await paidPages('--refresh')).toBeGreaterThan(0);
  expect((await cli('reconcile --month 2026-10')).stdout).toMatch(
    /^October 2026, net-amortized cost, in exact digits, held against the payer's bill \(read at 2026-11-08T12:00:00.000Z, and again with --refresh\):\n/u,
  );
});

it('has what AWS changes on the next statements, exactly, and October as it was', async () => {
  expect((await close('2026-10', ['residual'])).exitCode).toBe(0);
  const before = await asBilled('2026-11-30');
  const proven = await cli('reconcile --month 2026-10 --json');
  expect(proven).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('"by": "ana"') });
  const october = await cli('chargeback statement --month 2026-10 --json');

  const restate = (account: string, day: string, amount: string): void => {
    setting.organization.restate({
      account,
      day: parseUtcDay(day),
      service: 'Amazon Simple Storage Service',
      chargeType: 'Credit',
      amount,
    });
  };
  restate(shop, '2026-10-11', '-12.345');
  restate(shared, '2026-10-12', '-7');
  setting.organization.setToday(parseUtcDay('2026-12-08'));
  today = '2026-12-08';
  await cli('collect --since 2026-10-01');
  await cli('reconcile --month 2026-11');
  expect((await close('2026-11', ['residual'])).exitCode).toBe(0);
  expect(await cli('reconcile --month 2026-10 --json')).toEqual(proven);

  await cli('chargeback export --month 2026-11 --format json --to out');
  const { statements } = z
    .object({ statements: z.array(z.object({ costCenter: z.string(), currency: z.string() })) })
    .parse(JSON.parse((await cli('chargeback statement --month 2026-11 --json')).stdout));
  const lines = (
    await Promise.all(
      statements.map(async ({ costCenter, currency }) => {
        const file = join(setting.folder, `out/2026-11-${costCenter}-${currency}.json`);
        return z
          .object({ lines: z.array(z.record(z.string(), z.unknown())) })
          .parse(JSON.parse(await readFile(file, 'utf8')))
          .lines.filter(({ kind }) => kind === 'prior-period')
          .map((line) => ({ costCenter, ...line }));
      }),
    )
  ).flat();
  const late = z
    .array(
      z.object({
        account: z.string(),
        day: z.string(),
        chargeType: z.string(),
        amount: z.string(),
      }),
    )
    .parse(lines);
  const sumOf = (account: string, day: string) =>
    sumAmounts(
      late
        .filter(
          (line) => line.account === account && line.day === day && line.chargeType === 'Credit',
        )
        .map(({ amount }) => parseAmount(amount)),
    );
  expect(sumOf(shop, '2026-10-11')).toBe('-12.345');
  expect(sumOf(shared, '2026-10-12')).toBe('-7');

  expect(await asBilled('2026-11-30')).toEqual(before);
  const after = await asBilled('2026-12-08');
  expect(sumAmounts(after.map(({ restated }) => parseAmount(restated)))).toBe(
    sumAmounts(late.map(({ amount }) => parseAmount(amount))),
  );
  expect(after.map(({ costCenter, closed }) => [costCenter, closed])).toEqual(
    before.map(({ costCenter, billed }) => [costCenter, billed]),
  );
  expect(await cli('chargeback statement --month 2026-10 --json')).toEqual(october);
  expect((await cli('chargeback verify')).stdout).toContain('All is as it was closed');
});

it('offers what belongs to others by now, and moves it only when told to', async () => {
  await writeFile(
    join(setting.folder, 'owners.csv'),
    `account,cost_center,from\n${shop},new-shop,2026-11-01\n`,
  );
  await cli('owners import owners.csv');
  today = '2027-01-08';
  setting.organization.setToday(parseUtcDay(today));
  await cli('collect --since 2026-12-01');
  const { stdout } = await cli('chargeback preview --month 2026-12 --json');
  const { offers } = z
    .object({ offers: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })) })
    .parse(JSON.parse(stdout));
  expect(offers).toEqual([{ id: `2026-11:${shop}:2026-11-01`, from: 'CC-1318', to: 'new-shop' }]);
  expect(await cli('chargeback preview --month 2026-12 --book 2026-11:1:2026-11-01')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `orgcost: "2026-11:1:2026-11-01" is not an offered move of ownership: those are: 2026-11:${shop}:2026-11-01\n`,
  });

  const given = '--rules orgcost.rules.yaml';
  const shown = await cli(`chargeback preview --month 2026-12 --book all ${given}`);
  expect(shown.stdout).toContain(
    `or: orgcost chargeback close --month 2026-12 --book all --accept "no-bill=REASON" ${given}, which`,
  );
  // Of a closed month it needs no rules to say so.
  const closed = await cli('chargeback preview --month 2026-10 --rules none.yaml');
  expect(closed).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'orgcost: 2026-10 was closed on 2026-11-08T12:00:00.000Z by ana: "orgcost chargeback statement --month 2026-10" shows what it came to\n',
  });
});
