import { Command } from 'commander';
import { getBorderCharacters, table } from 'table';
import * as z from 'zod';
import { isWithinBudget, ratioOf, type Findings } from './benchmark';
import { benchCollection, everyMode } from './benchmarks/collection';

const program: Command = new Command('npm run bench --')
  .description('Measures the collection against a local organization, as ratios of one run.')
  .option('--accounts <numbers>', 'sizes of the organization', '100,1000,10000')
  .option('--days <number>', 'UTC days up to today', '1')
  .option('--json', 'print JSON')
  .parse();

const optionsSchema = z.object({
  accounts: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.coerce.number<string>().int().min(2))),
  days: z.coerce.number().int().min(1).max(400),
  json: z.boolean().default(false),
});
const parsed = optionsSchema.safeParse(program.opts());
if (!parsed.success) {
  program.error(`bench: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`, { exitCode: 2 });
}
const { accounts, days, json } = parsed.data;

const findings: Findings[] = [];
for (const scenario of accounts.flatMap((number) => everyMode(number, days))) {
  const found = await benchCollection(scenario);
  findings.push(found);
  if (!json) process.stdout.write(`${render(found)}\n`);
}
if (json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
if (!findings.every(({ measures }) => measures.every(isWithinBudget))) process.exitCode = 1;

function render({ benchmark, measures }: Findings): string {
  const rows = measures.map((measure) => [
    measure.name,
    `${round(measure.value)} ${measure.unit}`,
    `${round(measure.against)} ${measure.unit}`,
    round(ratioOf(measure)),
    measure.atMost === undefined ? '' : `${measure.atMost}`,
    isWithinBudget(measure) ? '' : 'over its budget',
  ]);
  const titles = ['', 'Measured', 'Against', 'Ratio', 'At most', ''];
  return `${benchmark}\n${table([titles, ...rows], { border: getBorderCharacters('void'), drawHorizontalLine: () => false })}`;
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
