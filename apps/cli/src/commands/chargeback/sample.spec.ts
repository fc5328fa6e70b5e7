import { addAmounts, compareAmounts, parseAmount, sumAmounts } from '@orgcost/money';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { statementSchema, type Statement } from '@orgcost/chargeback';
import { runCli, type Outcome } from '../../testing/run-cli';

jest.setTimeout(240_000);

/** Real, anonymized billing data: FOCUS-Sample-Data, folder FOCUS-1.0, CC BY 4.0. */
const sample = join(__dirname, '../../../../../../shared/data/focus-1.0-sample.csv');

const costCenters = ['commerce', 'data', 'platform'] as const;

(existsSync(sample) ? describe : describe.skip)(
  `chargeback of the FOCUS sample (skipped without ${sample})`,
  () => {
    let cwd: string;
    let shared: string;
    const cli = (...words: string[]): Promise<Outcome> =>
      runCli(words, { cwd, env: { USER: 'ana' }, now: () => Date.parse('2024-10-08T09:00:00Z') });

    beforeAll(async () => {
      cwd = await mkdtemp(join(tmpdir(), 'orgcost-sample-'));
      await cli('import', 'focus', sample, '--provider', 'AWS');
      const costs = await cli(
        ...'costs --all --from 2024-09-01 --to 2024-10-01 --metric net-unblended --json'.split(' '),
      );
      const rows = z
        .array(z.object({ account: z.string(), amount: z.string() }))
        .parse(JSON.parse(costs.stdout));
      expect(rows).toHaveLength(66);
      shared =
        [...rows].sort((a, b) => compareAmounts(parseAmount(b.amount), parseAmount(a.amount)))[0]
          ?.account ?? '';
      // Three cost centers in turn, in the order of accounts.
      const owners = rows.map(
        ({ account }, index) => `${account},${costCenters[index % 3] ?? ''},2024-01-01`,
      );
      await writeFile(join(cwd, 'owners.csv'), `account,cost_center,from\n${owners.join('\n')}\n`);
      await writeFile(
        join(cwd, 'orgcost.rules.yaml'),
        `metric: net-unblended
rules:
  - name: Shared account
    take: { accounts: ['${shared}'] }
    split: { by: direct-cost }
`,
      );
    });

    afterAll(() => rm(cwd, { recursive: true }));

    it('comes to 18.0066386184 USD exactly and to 18.01 in cents, with the remainder on its line', async () => {
      expect((await cli('owners', 'import', 'owners.csv')).stdout).toBe(
        '66 rows: 66 assignments written, 0 unchanged\n' +
          'New, and named by nothing before: commerce (owners.csv, line 2), data (owners.csv, line 3), platform (owners.csv, line 4). Where one is a slip, import it again, corrected\n',
      );
      expect((await cli('reconcile', '--month', '2024-09')).exitCode).toBe(0);
      const closed = await cli('chargeback', 'close', '--month', '2024-09');
      expect({ ...closed, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
      await cli('chargeback', 'export', '--to', 'out', '--format', 'json');

      const statements = await Promise.all(
        costCenters.map(async (id): Promise<Statement> => {
          const file = await readFile(join(cwd, `out/2024-09-${id}-USD.json`), 'utf8');
          return statementSchema.parse(JSON.parse(file));
        }),
      );
      const lines = statements.flatMap((statement) => statement.lines);
      expect(sumAmounts(lines.map(({ amount }) => amount))).toBe('18.0066386184');
      expect(sumAmounts(statements.map(({ payable }) => payable))).toBe('18.01');
      expect(sumAmounts(statements.map(({ rounding }) => rounding))).toBe('0.0033613816');
      for (const { total, rounding, payable } of statements) {
        expect(addAmounts(total, rounding)).toBe(payable);
        expect(payable).toMatch(/^\d+(\.\d{1,2})?$/);
      }
      const shares = lines.filter(({ kind }) => kind === 'share');
      expect(lines.some((line) => line.kind === 'direct' && line.account === shared)).toBe(false);
      expect(sumAmounts(shares.map(({ amount }) => amount))).toBe(amountInFile(shared));
    });

    it('is what was closed, whenever it is looked at', async () => {
      expect((await cli('chargeback', 'verify')).exitCode).toBe(0);
      const statement = await cli('chargeback', 'statement', '--cost-center', 'data');
      expect(statement.stdout).toMatch(/Rounding +0\.00\d+|Rounding +-0\.00\d+/);
    });
  },
);

/** By nothing of OrgCost's: the column of what was billed, added up as whole numbers. */
function amountInFile(account: string): string {
  const [header = '', ...rows] = readFileSync(sample, 'utf8').trimEnd().split('\n');
  const cells = (row: string) =>
    [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, ''),
    );
  const names = cells(header);
  const [billed, accountId, provider] = ['BilledCost', 'SubAccountId', 'ProviderName'].map((name) =>
    names.indexOf(name),
  );
  const amounts = rows
    .map(cells)
    .filter((row) => row[accountId ?? -1] === account && row[provider ?? -1] === 'AWS')
    .map((row) => parseAmount(row[billed ?? -1] ?? ''));
  return sumAmounts(amounts);
}
