import { Command, InvalidArgumentError, Option } from 'commander';
import { seedLists, type SeedList } from './alerts/series/seeds';
import { benchmarks, type Sizes } from './benchmarks';
import { focusFormats, type FocusFormat } from './focus/focus-file';

export interface Options {
  readonly only: readonly string[];
  readonly sizes: Sizes;
  readonly json: boolean;
  readonly write: boolean;
}

/** Accounts and days of the promises, with the size that memory's growth is measured from. */
const promised: Sizes['collections'] = [
  ...[100, 1_000, 2_000, 10_000].map((accounts) => ({ accounts, days: 1 })),
  ...[100, 1_000, 10_000].map((accounts) => ({ accounts, days: 31 })),
  { accounts: 1_000, days: 396 },
];

const promisedRows: Readonly<Record<FocusFormat, number>> = { csv: 2_000_000, parquet: 20_000_000 };

/** Ends the process with a line where they make no sense. */
export function parseOptions(argv: readonly string[]): Options {
  const names = Object.keys(benchmarks);
  const command = new Command('npm run bench --')
    .description('Measures what is promised, as ratios of one run, beside docs/benchmarks.md.')
    .option('--only <names>', `of ${names.join(', ')}`, parseNames(names), names)
    .option('--accounts <numbers>', 'of collections, such as 100,1000', parseNumbers)
    .option('--days <numbers>', 'of collections: UTC days up to today', parseNumbers)
    .addOption(new Option('--format <format>', 'of FOCUS files alone').choices(focusFormats))
    .option('--rows <number>', 'of a FOCUS file', parseNumber)
    .option('--kills <number>', 'kill -9 in all', parseNumber, 200)
    .addOption(
      new Option('--seeds <list>', 'of accounts for alerts')
        .choices(Object.keys(seedLists))
        .default('judging'),
    )
    .option('--json', 'print JSON', false)
    .option('--write', 'put what is found into docs/benchmarks.md', false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(argv, { from: 'user' });
  const { only, accounts, days, format, rows, kills, seeds, json, write } = command.opts<Given>();
  const collections =
    accounts === undefined && days === undefined ? promised : everySize(accounts, days);
  const mostAccounts = Math.max(...collections.map((size) => size.accounts));
  const focusFiles = (format ? [format] : focusFormats).map((each) => ({
    format: each,
    rows: rows ?? promisedRows[each],
  }));
  const sizes = {
    collections,
    throttledAccounts: mostAccounts,
    chargebackAccounts: mostAccounts,
    focusFiles,
    kills,
    seeds,
  };
  return { only, sizes, json, write };
}

interface Given {
  readonly only: readonly string[];
  readonly accounts?: readonly number[];
  readonly days?: readonly number[];
  readonly format?: FocusFormat;
  readonly rows?: number;
  readonly kills: number;
  readonly seeds: SeedList;
  readonly json: boolean;
  readonly write: boolean;
}

function everySize(accounts: readonly number[] = [100], days: readonly number[] = [1]) {
  return days.flatMap((span) => accounts.map((number) => ({ accounts: number, days: span })));
}

function parseNames(names: readonly string[]) {
  return (text: string): string[] => {
    const chosen = text.split(',');
    const unknown = chosen.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new InvalidArgumentError(`There is no benchmark "${unknown}".`);
    return chosen;
  };
}

function parseNumbers(text: string): number[] {
  return text.split(',').map(parseNumber);
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError(`"${text}" is not a whole number above zero.`);
  }
  return number;
}
