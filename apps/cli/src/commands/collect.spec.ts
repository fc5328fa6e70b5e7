import { accountOutcomes } from '@orgcost/collection';
import { amountSchema, parseUtcDay, collectionModes } from '@orgcost/domain';
import { addAmounts, zero, type Amount } from '@orgcost/money';
import * as z from 'zod';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

jest.setTimeout(30_000);

const today = parseUtcDay('2026-11-10');
const november = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-11') };
const unreachable = [
  '146311016670',
  '374175061666',
  '547937140409',
  '656141072915',
  '829903151658',
];
let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(today);
});

afterAll(() => setting.close());

/** A run's id has a random part. */
const steady = (text: string): string => text.replace(/Run \S+,/, 'Run ID,');

const deniedRole =
  'The role arn:aws:iam::*:role/OrgCostReader: it cannot be assumed: create it in that account, ' +
  'let it trust the caller, and compare the ExternalId';

const hidden = 'hidden by the payer';
const otherRates = 'other rates';

describe('orgcost collect', () => {
  it('collects every account exactly, and writes nothing again that did not change', async () => {
    const first = await setting.cli('collect');
    const second = await setting.cli('collect');

    expect(first.exitCode).toBe(0);
    expect(steady(first.stdout)).toBe(`\
Run ID, member mode: done
24 accounts: 18 done, 5 taken from the payer, 1 no data yet
230 days written, 0 days unchanged
25 paid pages at $0.01: $0.25

Taken from the payer: it is closed: no role can be assumed there
  146311016670  Old Prototype

Taken from the payer: ${deniedRole}
  374175061666  Handmade
  656141072915  Treasury

No data yet: Account *: ce:GetCostAndUsage has no data yet: Cost Explorer prepares it within 24 hours of its first use
  428277027919  Brand New

Taken from the payer: it is closing, and refuses to be read
  547937140409  Spring Campaign

Taken from the payer: it is suspended: no role can be assumed there
  829903151658  Legacy CRM
`);
    expect(first.stderr).toContain(
      'Collected: 24 accounts: 18 done, 5 taken from the payer, 1 no data yet\n',
    );
    expect(second.stdout).toContain('\n0 days written, 230 days unchanged\n');
    expect(await collectedByService()).toEqual(generatedByService());
  });

  it('tells what it would read and pay in both modes, and pays nothing', async () => {
    const paidBefore = setting.organization.requests.paidPages();

    await setting.cli('accounts sync --ledger new');

    expect((await setting.cli('collect --ledger new --dry-run --max-pages 10')).stdout).toBe(`\
This run would take member mode, with at most 10 pages ($0.10): what is left then, the next run takes.
It would read 24 accounts, 2026-11-01 to 2026-11-10 (UTC, both included).

Pages at least                              member mode    payer mode
─────────────────────────────────────────────────────────────────────
Costs, asked with each account's own role            21             0
Costs, asked with the payer's role                    2             2
Accounts that were never listed                       1             1
─────────────────────────────────────────────────────────────────────
At least                                             24             3
Price                                             $0.24         $0.03
About                                      not measured  not measured

Nothing was asked of AWS, and nothing paid. A page is $0.01.
At least: one page for each query, if every role fares as it did last; the payer has two for a group of accounts, and one for each charge type, which the first run will tell.
About: with as many further pages as queries had in the latest complete run of the mode that read about as many days in each.
`);
    expect(await setting.cli('collect --dry-run')).toEqual({
      exitCode: 0,
      stdout: `\
This run would take member mode, with no cap: --max-pages sets one.
It would read 24 accounts, 2026-11-01 to 2026-11-10 (UTC, both included).

Pages at least                             member mode    payer mode
────────────────────────────────────────────────────────────────────
Costs, asked with each account's own role           18             0
Costs, asked with the payer's role                   6            12
Accounts that were never listed                      1             1
────────────────────────────────────────────────────────────────────
At least                                            25            13
Price                                            $0.25         $0.13
About                                               25  not measured
Price                                            $0.25

Nothing was asked of AWS, and nothing paid. A page is $0.01.
At least: one page for each query, if every role fares as it did last; the payer has two for a group of accounts, and one for each of the 10 charge types that the ledger knows.
About: with as many further pages as queries had in the latest complete run of the mode that read about as many days in each.
`,
      stderr: '',
    });
    expect(setting.organization.requests.paidPages()).toBe(paidBefore);
  });

  it('tells how many earlier days a dry run would catch up on', async () => {
    await setting.cli('collect --ledger behind --since 2026-10-01', { stop: AbortSignal.abort() });
    const dryRun = async (flags: string) =>
      (await setting.cli(`collect --ledger behind --dry-run${flags}`)).stdout;

    expect((await dryRun('')).split('\n\n')[0]).toBe(`\
This run would take member mode, with no cap: --max-pages sets one.
It would read 24 accounts, 2026-11-01 to 2026-11-10 (UTC, both included).
Before that, 744 days of 24 accounts are due too, from 2026-10-01 on.`);
    expect(JSON.parse(await dryRun(' --json'))).toMatchObject({
      window: { from: '2026-11-01', to: '2026-11-11' },
      earlier: { accounts: 24, days: 744, from: '2026-10-01' },
    });
  });

  // A charge type of nothing but zeros is one that the payer is asked for, and that the ledger does not keep.
  it.each([
    ['collect', 'member', 25, 25],
    ['collect --verify --accounts 439733207903,656141072915', 'member', 14, 14],
    ['collect --mode payer --ledger dry-payer', 'payer', 14, 15],
  ])('%s: the dry run counts what is paid in %s mode', async (line, mode, atLeast, paid) => {
    if (line.includes('dry-payer')) await setting.cli(line);
    const { stdout } = await setting.cli(`${line} --dry-run --json`);
    const { estimates } = estimatedSchema.parse(JSON.parse(stdout));
    setting.organization.requests.reset();
    await setting.cli(line);

    expect([
      estimates.find((estimate) => estimate.mode === mode)?.atLeast,
      setting.organization.requests.paidPages(),
    ]).toEqual([atLeast, paid]);
  });

  it('names what is free where there is nothing to count yet', async () => {
    expect(await setting.cli('collect --ledger none --dry-run')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: There is no ledger in none yet: "orgcost accounts sync" (free of charge), "orgcost collect" or "orgcost import focus" starts one\n',
    });
  });

  it('pays for no more pages than it may, names every unfinished account, and finishes them next time', async () => {
    const capped = await setting.cli('collect --ledger capped --max-pages 10');
    const rest = await setting.cli('collect --ledger capped --json');

    expect(capped.exitCode).toBe(3);
    expect(capped.stdout).toContain('\n10 paid pages at $0.01: $0.10\n');
    const { results } = collectedSchema.parse(JSON.parse(rest.stdout));
    const named = [...capped.stdout.matchAll(/^ {2}(\d{12}) {2}/gm)].map(([, id]) => id).sort();
    // One has no data yet: it is named, and complete.
    expect(named).toEqual([...results.map(({ account }) => account), '428277027919'].sort());
    expect(capped.stdout).toMatch(/\nThe next run goes on with what is left: "orgcost collect"\n$/);
    expect(rest.exitCode).toBe(0);
  });

  it('names each difference between what an account and the payer see', async () => {
    setting.organization.requests.reset();
    const { exitCode, stdout } = await setting.cli(
      'collect --ledger capped --verify --accounts 710243039168,775801185405 992209050417 656141072915',
    );

    expect(exitCode).toBe(0);
    // What verification pays is the run's, too.
    const paid = setting.organization.requests.paidPages();
    expect(stdout).toContain(`\n${paid} paid pages at $0.01`);
    const id = /^Run ([^,]+)/.exec(stdout)?.[1] ?? '';
    const { stdout: shown } = await setting.cli(`runs show ${id} --ledger capped`);
    expect(shown).toContain(`\n${paid} paid pages at $0.01`);
    expect(stdout).toContain(
      "\nVerified: 3 accounts compared with the payer's view, 8 differences, 1 account not compared\n",
    );
    const rows = stdout.split('\n').map((row) => row.split(/ {2,}/));
    expect(
      rows.filter(({ length }) => length === 8).map(([id, , type, , , , , why]) => [id, type, why]),
    ).toEqual([
      ['710243039168', 'Enterprise Discount Program Discount', hidden],
      ['710243039168', 'SavingsPlanCoveredUsage', hidden],
      ['710243039168', 'SavingsPlanNegation', hidden],
      ['710243039168', 'Usage', hidden],
      ['775801185405', 'Credit', hidden],
      ['775801185405', 'Refund', hidden],
      ['992209050417', 'SavingsPlanCoveredUsage', otherRates],
      ['992209050417', 'Usage', otherRates],
    ]);
  });

  it('leaves what it has not begun for the next run when it is asked to stop', async () => {
    const { exitCode, stdout } = await setting.cli('collect --ledger stopped', {
      stop: AbortSignal.abort(),
    });

    expect(exitCode).toBe(3);
    expect(stdout).toContain('\n24 accounts: 24 left for the next run\n');
  });

  it('takes everything from the payer in payer mode, and refuses it without a payer role', async () => {
    const done = await setting.cli('collect --ledger payer --mode payer');
    const refused = await setting.cli('collect --ledger payer --mode payer', { env: {} });

    expect(steady(done.stdout)).toBe(`\
Run ID, payer mode: done
24 accounts: 24 done
240 days written, 0 days unchanged
15 paid pages at $0.01: $0.15
`);
    expect(refused).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: Payer mode needs a role in the management account: set collection.payerRoleArn in orgcost.config.yaml, or export ORGCOST_PAYER_ROLE_ARN\n',
    });
  });
});

it('under a cap goes narrower, so that what is paid completes accounts', async () => {
  const small = await openLocalSetting(today, 6, 20);
  try {
    const { exitCode, stdout } = await small.cli('collect --max-pages 20 --json');

    const { results } = collectedSchema.parse(JSON.parse(stdout));
    // One page told which accounts have cost. Six accounts at a time would have completed only the first.
    expect({ exitCode, results }).toEqual({
      exitCode: 3,
      results: [
        { account: '103665230401', outcome: 'done', paidPages: 4 },
        { account: '157767196654', outcome: 'done', paidPages: 6 },
        { account: '439733207903', outcome: 'done', paidPages: 9 },
        { account: '493835174156', outcome: 'left-for-next-run', paidPages: 0 },
        { account: '721699219152', outcome: 'left-for-next-run', paidPages: 0 },
        { account: '775801185405', outcome: 'left-for-next-run', paidPages: 0 },
      ],
    });
  } finally {
    await small.close();
  }
});

const estimatedSchema = z.object({
  estimates: z.array(z.object({ mode: z.enum(collectionModes), atLeast: z.number() })),
});
const collectedSchema = z.object({
  results: z.array(
    z.object({ account: z.string(), outcome: z.enum(accountOutcomes), paidPages: z.number() }),
  ),
});
const rowsSchema = z.array(
  z.object({ account: z.string(), service: z.string(), amount: amountSchema }),
);

async function collectedByService(): Promise<Map<string, Amount>> {
  const { stdout } = await setting.cli(
    'costs --all --from 2026-11-01 --to 2026-11-11 --group-by service --json',
  );
  return sums(rowsSchema.parse(JSON.parse(stdout)));
}

/** As those see it from whom it was collected. */
function generatedByService(): Map<string, Amount> {
  const { organization } = setting.organization;
  return sums(
    organization.accounts.flatMap(({ id: account }) => {
      const view = unreachable.includes(account) ? 'payer' : 'member';
      return organization
        .costs(account, november, { view, today })
        .flatMap(({ matrix }) => matrix)
        .map(({ service, amounts: { unblended = zero } }) => ({
          account,
          service,
          amount: unblended,
        }));
    }),
  );
}

function sums(rows: z.output<typeof rowsSchema>): Map<string, Amount> {
  const totals = new Map<string, Amount>();
  for (const { account, service, amount } of rows) {
    const key = `${account} ${service}`;
    totals.set(key, addAmounts(totals.get(key) ?? zero, amount));
  }
  return totals;
}
