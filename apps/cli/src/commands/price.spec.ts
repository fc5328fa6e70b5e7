import { parseUtcDay } from '@orgcost/domain';
import { assumptions, rates } from '@orgcost/pricing';
import * as z from 'zod';
import { openLocalSetting } from '../testing/local-setting';
import { runCli } from '../testing/run-cli';
import { openTableStore } from '../testing/table-store';
import { alertRows, chargebackRows, expectedBills, type Row } from './price.fixture';

jest.setTimeout(30_000);

const priceSchema = z.object({
  accounts: z.int(),
  measured: z.unknown(),
  cheapest: z.array(z.string()),
  undecided: z.array(z.unknown()),
});

function range<End>(ends: End | readonly [End, End]): { atLeast: End; atMost: End } {
  const [atLeast, atMost] = isPair(ends) ? ends : ([ends, ends] as const);
  return { atLeast, atMost };
}

function isPair<End>(ends: End | readonly [End, End]): ends is readonly [End, End] {
  return Array.isArray(ends);
}

const lineOf =
  (part: (row: Row) => string, deployment: (row: Row) => boolean) =>
  (row: Row): object => {
    const [what, count, rate, amount] = row;
    return {
      what,
      rate,
      count: range(count),
      part: part(row),
      ...(deployment(row) && { deployment: true }),
      amount: range(amount),
    };
  };
const ownLine = lineOf(
  () => 'collection',
  ([what]) => /^(?:Runs|Logs): /.test(what),
);
const alertLine = lineOf(
  ([what]) => (what === 'Alarms: in each account' ? 'alarms' : 'alerts'),
  () => true,
);
const monthlyLines = [
  ...alertRows.map(alertLine),
  ...chargebackRows.map(
    lineOf(
      () => 'chargeback',
      () => true,
    ),
  ),
];

describe('orgcost price', () => {
  it('prices an organization of 1,000 accounts, line by line', async () => {
    expect(await runCli(['price', '--accounts', '1000'])).toEqual({
      exitCode: 0,
      stdout: `\
What it costs to know what 1,000 accounts cost, in US dollars,
at AWS's list prices of us-east-1 (table of 2026-11-26), no free tier taken off.

US dollars                 member mode     payer mode  FOCUS import
───────────────────────────────────────────────────────────────────
A month, besides alarms  304.73–317.28   25.67–258.11          5.10
A month, with alarms     404.73–417.28  125.67–358.11        105.10
First run (13 months)      10.95–92.40   10.29–137.79          1.02

FOCUS import is the cheapest: $5.10 a month besides alarms.
- FOCUS import asks Cost Explorer nothing: it reads the files of an export.
- Payer mode pays 2,149–25,376 pages: each run asks for every charge type,
  a batch of accounts at a time.
- Member mode pays 30,043–31,297 pages: each run asks every account.

A month, in every way              Count              Rate  US dollars
──────────────────────────────────────────────────────────────────────
Alarms: in each account *          1,000       $0.10/alarm      100.00
Alarms: on all parts *                11       $0.10/alarm        1.10
Mail: topic *                      3,000     $0.50/million       <0.01
Mail: queue, also idle *         657,000     $0.40/million        0.26
Mail: schedule *                  43,200        $1/million        0.04
Mail: functions *                 46,200     $0.20/million        0.01
Mail: functions' GB-s *            9,480  $13.3334/million        0.13
Mail: reads *                     21,600    $0.125/million       <0.01
Mail: sent *                       1,000       $0.10/1,000        0.10
Key: the topic's *                     1            $1/key        1.00
Key: requests *                   12,000      $0.03/10,000        0.04
Watch: function's GB-s *           3,560  $13.3334/million        0.05
Watch: reads *                 2,430,000    $0.125/million        0.30
Thresholds: functions *              720     $0.20/million       <0.01
Thresholds: functions' GB-s *      1,080  $13.3334/million        0.01
Thresholds: reads *               71,280    $0.125/million        0.01
Thresholds: queue, idle *        648,000     $0.40/million        0.26
Chargeback: GB-s *                     7  $13.3334/million       <0.01
Chargeback: reads *                1,628    $0.125/million       <0.01
Chargeback: writes *               3,125    $0.625/million       <0.01
Chargeback: copies *                4 MB         $0.023/GB       <0.01
──────────────────────────────────────────────────────────────────────
Total                                                           103.32

A month, member mode               Count              Rate     US dollars
─────────────────────────────────────────────────────────────────────────
Pages: accounts' costs            30,000        $0.01/page         300.00
Pages: accounts with cost             30        $0.01/page           0.30
Pages: months watched             10–720        $0.01/page      0.10–7.20
Pages: months moved                0–250        $0.01/page      0.00–2.50
Pages: months differing            0–250        $0.01/page      0.00–2.50
Pages: payer's bill                 3–47        $0.01/page      0.03–0.47
Writes: changed days             360,000    $0.625/million           0.22
Writes: their months             334,000    $0.625/million           0.21
Writes: runs, results             60,120    $0.625/million           0.04
Reads: months to compare          64,000    $0.125/million           0.01
Reads: accounts, last run          6,120    $0.125/million          <0.01
Reads: older months               54,470    $0.125/million           0.01
Storage: ledger                 1,432 MB          $0.25/GB           0.35
Requests: roles, accounts         61,530        $0/request           0.00
Runs: schedule *                      30        $1/million          <0.01
Runs: state machine *                720      $0.025/1,000           0.02
Runs: functions *                    390     $0.20/million          <0.01
Runs: functions' GB-s *      7,900–8,203  $13.3334/million           0.11
Runs: plans kept *                 3,930    $0.625/million          <0.01
Runs: pages counted *      30,040–31,250    $0.625/million           0.02
Logs: ingestion *                   9 MB          $0.50/GB          <0.01
Logs: storage *                     9 MB          $0.03/GB          <0.01
─────────────────────────────────────────────────────────────────────────
Total                                                       301.42–313.96

A month, payer mode               Count              Rate    US dollars
───────────────────────────────────────────────────────────────────────
Pages: accounts' costs     2,106–24,209        $0.01/page  21.06–242.09
Pages: accounts with cost            30        $0.01/page          0.30
Pages: months watched            10–720        $0.01/page     0.10–7.20
Pages: months moved               0–370        $0.01/page     0.00–3.70
Pages: payer's bill                3–47        $0.01/page     0.03–0.47
Writes: changed days            360,000    $0.625/million          0.22
Writes: their months            334,000    $0.625/million          0.21
Writes: runs, results            60,120    $0.625/million          0.04
Reads: months to compare         64,000    $0.125/million          0.01
Reads: accounts, last run         6,120    $0.125/million         <0.01
Reads: older months              54,470    $0.125/million          0.01
Storage: ledger                1,432 MB          $0.25/GB          0.35
Requests: roles, accounts        31,530        $0/request          0.00
Runs: schedule *                     30        $1/million         <0.01
Runs: state machine *               180      $0.025/1,000         <0.01
Runs: functions *                   120     $0.20/million         <0.01
Runs: functions' GB-s *    1,193–12,785  $13.3334/million     0.02–0.17
Runs: plans kept *                3,930    $0.625/million         <0.01
Runs: pages counted *      2,146–25,329    $0.625/million    <0.01–0.02
Logs: ingestion *                  9 MB          $0.50/GB         <0.01
Logs: storage *                    9 MB          $0.03/GB         <0.01
───────────────────────────────────────────────────────────────────────
Total                                                      22.36–254.79

A month, FOCUS import         Count              Rate  US dollars
─────────────────────────────────────────────────────────────────
Writes: changed days        360,000    $0.625/million        0.22
Writes: their months        334,000    $0.625/million        0.21
Reads: months to compare     64,000    $0.125/million        0.01
Reads: days to replace    1,744,862    $0.125/million        0.22
Storage: ledger            1,392 MB          $0.25/GB        0.34
Files: requests               2,029      $0.005/1,000        0.01
Files: storage            24,038 MB         $0.023/GB        0.54
Runs: schedule *                 30        $1/million       <0.01
Runs: state machine *           180      $0.025/1,000       <0.01
Runs: functions *               120     $0.20/million       <0.01
Runs: functions' GB-s *      16,806  $13.3334/million        0.22
Logs: ingestion *              9 MB          $0.50/GB       <0.01
Logs: storage *                9 MB          $0.03/GB       <0.01
─────────────────────────────────────────────────────────────────
Total                                                        1.78

First run, member mode            Count              Rate   US dollars
──────────────────────────────────────────────────────────────────────
Pages: accounts' costs      1,000–9,000        $0.01/page  10.00–90.00
Pages: accounts with cost             1        $0.01/page         0.01
Pages: months billed first        2–144        $0.01/page    0.02–1.44
Writes: days                  1,233,000    $0.625/million         0.77
Writes: months                  196,000    $0.625/million         0.12
Writes: run, accounts             4,004    $0.625/million        <0.01
Writes: bills of months          26,000    $0.625/million         0.02
Reads: months to compare         14,000    $0.125/million        <0.01
Reads: accounts                     204    $0.125/million        <0.01
Requests: roles, accounts         2,051        $0/request         0.00
Runs: schedule *                      1        $1/million        <0.01
Runs: state machine *                24      $0.025/1,000        <0.01
Runs: functions *                    13     $0.20/million        <0.01
Runs: functions' GB-s *       264–2,300  $13.3334/million   <0.01–0.03
Runs: plans kept *                  131    $0.625/million        <0.01
Runs: pages counted *       1,003–9,145    $0.625/million   <0.01–0.01
Logs: ingestion *                  1 MB          $0.50/GB        <0.01
Logs: storage *                    1 MB          $0.03/GB        <0.01
──────────────────────────────────────────────────────────────────────
Total                                                      10.95–92.40

First run, payer mode           Count              Rate    US dollars
─────────────────────────────────────────────────────────────────────
Pages: accounts' costs     936–13,677        $0.01/page   9.36–136.77
Pages: accounts with cost           1        $0.01/page          0.01
Writes: days                1,233,000    $0.625/million          0.77
Writes: months                196,000    $0.625/million          0.12
Writes: run, accounts           4,004    $0.625/million         <0.01
Writes: bills of months        26,000    $0.625/million          0.02
Reads: months to compare       14,000    $0.125/million         <0.01
Reads: accounts                   204    $0.125/million         <0.01
Requests: roles, accounts       1,051        $0/request          0.00
Runs: schedule *                    1        $1/million         <0.01
Runs: state machine *               6      $0.025/1,000         <0.01
Runs: functions *                   4     $0.20/million         <0.01
Runs: functions' GB-s *     473–6,843  $13.3334/million     0.01–0.09
Runs: plans kept *                131    $0.625/million         <0.01
Runs: pages counted *      937–13,678    $0.625/million    <0.01–0.01
Logs: ingestion *                1 MB          $0.50/GB         <0.01
Logs: storage *                  1 MB          $0.03/GB         <0.01
─────────────────────────────────────────────────────────────────────
Total                                                    10.29–137.79

First run, FOCUS import       Count              Rate  US dollars
─────────────────────────────────────────────────────────────────
Writes: days              1,233,000    $0.625/million        0.77
Writes: months              196,000    $0.625/million        0.12
Reads: months to compare     14,000    $0.125/million       <0.01
Reads: days to replace       14,000    $0.125/million       <0.01
Files: requests                 236      $0.005/1,000       <0.01
Runs: schedule *                  1        $1/million       <0.01
Runs: state machine *             6      $0.025/1,000       <0.01
Runs: functions *                 4     $0.20/million       <0.01
Runs: functions' GB-s *       9,424  $13.3334/million        0.13
Logs: ingestion *              1 MB          $0.50/GB       <0.01
Logs: storage *                1 MB          $0.03/GB       <0.01
─────────────────────────────────────────────────────────────────
Total                                                        1.02

A month is 30 days with a run each: it reads the open month, and the one before
until day 8. An account's day has 20 lines, the organization 11 charge types.
A run finds 3 days of each account changed; unchanged days are not written.
Pages: at least one for each query; at most as if a page held
1,000 groups, older months moved in 1 account of 20 each week, and
the view of 1 account in 8 differed from the payer's.
Accounts whose role is denied, which the payer is asked for, come on top.
Chargeback: each month is closed once; one that is not does not pay for it.
Storage grows by 319 MB a month in member mode: nothing is forgotten.
A FOCUS export has 1,000 rows for an account's day. Its files are read in their
Region: to read them elsewhere is transfer, which comes on top.
* Of a deployment, with 1 alert a month in each account. An embedded ledger
  has only the pages to pay.
Every assumption, rate and its source: --json.
`,
      stderr: '',
    });
  });

  it('says the same in JSON, with every digit, assumption and source', async () => {
    const { exitCode, stdout } = await runCli(['price', '--accounts', '1000', '--json']);

    expect({ exitCode, price: JSON.parse(stdout) as unknown }).toEqual({
      exitCode: 0,
      price: {
        accounts: 1000,
        lines: 20,
        chargeTypes: 11,
        ratesOf: '2026-11-26',
        rates,
        assumptions,
        measured: {},
        growth: { member: 319, payer: 319, focus: 287 },
        bills: expectedBills.map(({ way, period, besidesAlarms, total, rows }) => ({
          way,
          period,
          lines: [...rows.map(ownLine), ...(period === 'month' ? monthlyLines : [])],
          besidesAlarms: range(besidesAlarms),
          total: range(total),
        })),
        cheapest: ['focus', 'payer', 'member'],
        undecided: [],
      },
    });
  });

  it.each([1, 10, 100, 1000, 10_000])('fits a terminal with %d accounts', async (accounts) => {
    const { stdout } = await runCli(['price', '--accounts', String(accounts)]);

    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(['0', '1.5', 'many', '100001'])('refuses %s accounts', async (accounts) => {
    expect(await runCli(['price', '--accounts', accounts])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'orgcost: --accounts must be a whole number of accounts, from 1 to 100,000\n',
    });
  });

  it('needs no table that is yet to be deployed, where it is told how many accounts', async () => {
    const setting = await openLocalSetting(parseUtcDay('2026-11-10'), 6);
    const store = await openTableStore();
    const assumed = await runCli(['price', '--accounts', '1000']);
    try {
      const table = `--table new --endpoint-url ${store.endpoint}`;
      const { host } = new URL(store.endpoint);
      const why = `Table new does not exist in us-east-1 at ${host}: create it or correct its name or Region, or leave --table out for an embedded ledger\n`;
      expect(await setting.cli(`price --accounts 1000 ${table}`)).toEqual({
        ...assumed,
        stderr: `Priced by assumptions, without what table new may know:\n${why}`,
      });
      expect(await setting.cli(`price ${table}`)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `orgcost: ${why}`,
      });
    } finally {
      await store.close();
      await setting.close();
    }
  });

  it('takes the accounts of the ledger, and what past runs paid', async () => {
    const setting = await openLocalSetting(parseUtcDay('2026-11-10'), 6);
    const price = async (line: string) =>
      priceSchema.parse(JSON.parse((await setting.cli(`${line} --json`)).stdout));
    try {
      expect(await setting.cli('price')).toEqual({
        exitCode: 2,
        stdout: '',
        stderr:
          'orgcost: There is no ledger yet to count accounts in: say how many with --accounts, such as --accounts 100, or run "orgcost accounts sync" first\n',
      });
      await setting.cli('accounts sync');
      expect(await price('price')).toMatchObject({ accounts: 6, measured: {} });

      await setting.cli('collect');
      await setting.cli('collect --mode payer');
      const paid = (pages: number) => ({ month: { pages, accounts: 6, runs: 1 } });
      const measured = { member: paid(7), payer: paid(14) };
      expect(await price('price')).toEqual({
        accounts: 6,
        measured,
        cheapest: ['focus', 'member', 'payer'],
        undecided: [],
      });
      expect(await price('price --accounts 12')).toMatchObject({ accounts: 12, measured });
      const { stdout } = await setting.cli('price --accounts 12');
      expect(stdout).toMatch(/^Pages, as past runs paid +420 +\$0\.01\/page +4\.20$/m);
      expect(stdout).toContain('\nPages of member mode: as 1 past run paid, 7 for 6 accounts.\n');
      // Of so many more, it tells nothing.
      expect(await price('price --accounts 13')).toMatchObject({
        accounts: 13,
        measured: { member: {}, payer: {} },
      });
    } finally {
      await setting.close();
    }
  });
});
