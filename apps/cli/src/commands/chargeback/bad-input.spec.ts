import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../testing/run-cli';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'orgcost-chargeback-'));
});

afterAll(() => rm(cwd, { recursive: true }));

const cli = (...words: string[]) =>
  runCli(words, { cwd, env: { USER: 'ana' }, now: () => Date.parse('2026-11-08T12:00:00Z') });

const refusal = async (...words: string[]): Promise<string> => {
  const { exitCode, stdout, stderr } = await cli(...words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  return stderr;
};

it.each<[string[], string]>([
  [
    ['chargeback', 'close', '--month', '2026-13'],
    'orgcost: --month "2026-13" is not a month: write it as YYYY-MM, such as 2026-11\n',
  ],
  [
    ['chargeback', 'close', '--accept', 'weather=fine'],
    'orgcost: --accept must be KIND=REASON, such as "estimated=agreed with finance"; kinds are no-bill, estimated, missing, residual, rules\n',
  ],
  [
    ['chargeback', 'close', '--accept', 'residual='],
    'orgcost: --accept must be KIND=REASON, such as "estimated=agreed with finance"; kinds are no-bill, estimated, missing, residual, rules\n',
  ],
  [
    ['chargeback', 'close', '--preview', 'latest'],
    'orgcost: --preview must be the id of a preview, 8 characters or more of it\n',
  ],
  [
    ['chargeback', 'export', '--to', 'out', '--format', 'docx'],
    'orgcost: --format must be of pdf, xlsx, csv, json, focus-csv, focus-parquet, with commas between\n',
  ],
  [
    ['chargeback', 'as-billed', '--at', 'yesterday'],
    'orgcost: --at "yesterday" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z\n',
  ],
  [
    ['reconcile', '--invoice', 'Amazon'],
    'orgcost: --invoice must be ENTITY=TOTAL, such as "Amazon Web Services, Inc.=1234.56", or "…=1234.56 EUR"\n',
  ],
  [
    ['reconcile', '--invoice', 'Amazon=1,234.56'],
    'orgcost: --invoice has "1,234.56" for a total: write it without commas, and with a point, such as 1234.56\n',
  ],
  [
    ['rules', 'check'],
    'orgcost: There is no orgcost.rules.yaml, which says how charges are counted and shared: write one, with "metric: net-amortized" at the least; docs/chargeback.md has an example\n',
  ],
])('%j', async (words, message) => {
  expect(await refusal(...words)).toBe(message);
});

it('tells what is wrong with rules in which line', async () => {
  await writeFile(
    join(cwd, 'orgcost.rules.yaml'),
    `metric: net
rules:
  - name: Tax
    take: { chargeTypes: Tax }
    charge: finance
  - name: Shared
    take: { accounts: ['111111111111'] }
    split: { by: shares, shares: { shop: 50, data: 40 } }
  - name: Shared
    take: { acounts: ['111111111111'] }
    stay: true
`,
  );
  expect(await refusal('rules', 'check')).toMatchInlineSnapshot(`
    "orgcost: orgcost.rules.yaml, line 1: metric must be one of unblended, amortized, net-unblended, net-amortized
    orgcost: orgcost.rules.yaml, line 4: rules[0].take.chargeTypes must be a list of charge types in the words of AWS, such as Tax
    orgcost: orgcost.rules.yaml, line 10: rules[2].take.acounts is not a word of rules: correct or remove it
    "
  `);
});
