import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, type Outcome } from '../testing/run-cli';

jest.setTimeout(60_000);

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'orgcost-demo-'));
});

afterAll(() => rm(cwd, { recursive: true }));

/** Words as a shell has them: what is in quotes is one. */
const wordsOf = (line: string): string[] =>
  (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));

const cli = (line: string, today = '2026-11-03'): Promise<Outcome> =>
  runCli(wordsOf(line), { cwd, now: () => Date.parse(`${today}T12:00:00Z`) });

describe('orgcost demo', () => {
  let first: Outcome;

  beforeAll(async () => {
    first = await cli('demo --since 2026-10-01');
  });

  it('shows costs by account, service and charge type, with totals that agree', () => {
    expect(first.exitCode).toBe(0);
    expect(first.stdout.match(/^(?:Account|Service|Charge type) .*$/gm)).toEqual([
      expect.stringMatching(/^Account +Name +Owner +2026-10 +2026-11 to date$/),
      expect.stringMatching(/^Service +2026-10 +2026-11 to date$/),
      expect.stringMatching(/^Charge type +2026-10 +2026-11 to date$/),
    ]);
    const totals = [...first.stdout.matchAll(/^Total +(\S+) +(\S+)$/gm)].map(([, ...sums]) => sums);
    expect(totals).toHaveLength(3);
    expect(new Set(totals.map((sums) => sums.join()))).toHaveProperty('size', 1);
  });

  it('says what would have been paid, what the payer stood in for, and what is missing', () => {
    const lines = first.stdout.split('\n');
    const from = lines.findIndex((line) => line.startsWith('Paid'));

    expect(lines.slice(from, from + 4)).toEqual([
      'Paid, had it been AWS:  25 paid pages at $0.01: $0.25',
      'Taken from the payer:   Old Prototype (closed), Handmade (role denied), Spring Campaign (closing), Treasury (role denied), Legacy CRM (suspended)',
      'Without data yet:       Brand New (joined 2026-11-03)',
      'Missing:                none',
    ]);
  });

  it('ends with alerts, each explained in a mail to its owner', async () => {
    const { exitCode, stdout } = await cli('demo --since 2026-09-01 --ledger whole', '2026-11-26');
    expect(exitCode).toBe(0);
    const alerts = stdout.slice(stdout.indexOf('New alerts'), stdout.indexOf('The ledger stays'));
    const lines = alerts.split('\n').filter((line) => /^\d{12}|^\S+\.eml/.test(line));
    expect(
      lines.map((line) => line.replace(/ {2,}/g, ' | ').replace(/-[0-9a-f-]{36}(?=.eml)/, '')),
    ).toEqual([
      '211869162907 | Machine Learning | Sunday, 22 November cost 335.04 USD: usually 169.44 on a Sunday (161.36 to 182.94 in the last 8)',
      '439733207903 | Web Shop Production | November is on its way to 10,407.00 USD (10,283.15 to 10,536.99), above 10,000.00',
      '439733207903 | Web Shop Production | November to date is 8,431.76 USD, above 8,000.00',
      "818446971674 | Mobile Backend | 5,392.55 USD of November's budget of 10,000.00 are spent: above 50%",
      'whole-mail/2026-11-26.eml | research@example.com',
      'whole-mail/2026-11-26.eml | mobile@example.com',
      'whole-mail/2026-11-26.eml | shop@example.com',
      'whole-mail/2026-11-26.eml | shop@example.com',
    ]);
    const [mail = ''] = /\S+\.eml/.exec(alerts) ?? [];
    expect(await readFile(join(cwd, mail), 'utf8')).toMatch(
      /^Auto-Submitted: auto-generated\r\nFrom: orgcost@example.com\r\nTo: research@example.com\r\nSubject: Machine Learning: 22 November cost more than usual\r\n/,
    );
    expect(await readFile(join(cwd, mail.replace('.eml', '.html')), 'utf8')).toContain(
      '<h1>Sunday, 22 November cost 335.04 USD: usually 169.44 on a Sunday',
    );
    const again = await cli('demo --ledger whole', '2026-11-26');
    expect(again.stdout).toContain('No new alerts\n');
  });

  it('names the days of its months that it has nothing of', async () => {
    const late = await cli('demo --since 2026-11-20 --ledger late', '2026-11-26');
    const line = 'Missing:                50 days of all accounts (2026-10-01 to 2026-11-19)';

    expect(late.stdout.split('\n').filter((each) => each.startsWith('Missing:'))).toEqual([line]);
  });

  it('suggests commands that work as they are', async () => {
    const commands = [...first.stdout.matchAll(/^ {2}npx orgcost (.* --ledger .*)$/gm)];

    expect(commands).toHaveLength(9);
    for (const [, line = ''] of commands) {
      const { exitCode, stdout, stderr } = await cli(line);
      // The demo's organization has an account with a reseller's rates, which somebody has to accept.
      const expected = line.startsWith('reconcile') ? 3 : 0;
      expect({ line, exitCode, stderr }).toEqual({ line, exitCode: expected, stderr: '' });
      expect(stdout).toMatch(/\d/);
    }
  });

  it("keeps its ledger apart from one's own, and says so", async () => {
    expect(await cli('costs --all')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: There is no ledger in .orgcost/ledger yet: "orgcost accounts sync" (free of charge), "orgcost collect" or "orgcost import focus" starts one; the demo\'s is read with --ledger .orgcost/demo\n',
    });
  });

  it('goes on some days later, with the same organization', async () => {
    const second = await cli('demo', '2026-11-10');

    expect(second.exitCode).toBe(0);
    expect(second.stderr).toContain('24 accounts: 0 new, ');
    const runs = await cli('runs list --ledger .orgcost/demo');
    const days = [...runs.stdout.matchAll(/^(\S{10})T\S+ +member +(\S+)/gm)];
    expect(days.map(([, of, since]) => [of, since])).toEqual([
      ['2026-11-10', '2026-11-01'],
      ['2026-11-03', '2026-10-01'],
    ]);
  });

  it('keeps its ledger where it is told to, and in no table', async () => {
    const elsewhere = await cli('demo --since 2026-11-01 --ledger elsewhere');

    expect(elsewhere.stdout).toContain('The ledger stays in elsewhere. Try next:');
    expect((await cli('runs list --ledger elsewhere')).exitCode).toBe(0);
    expect(await cli('demo --table orgcost')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: --table is not for the demo: its ledger is a folder, which --ledger names\n',
    });
  });

  it('leaves the environment as it was', () => {
    expect(Object.keys(process.env).filter((name) => name.startsWith('AWS_ENDPOINT'))).toEqual([]);
  });
});
