import type { Statement } from '@orgcost/chargeback';
import { InvalidInputError } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { FocusRow } from './columns';
import type { FocusContext } from './export-context';
import { focusRows } from './focus-rows';
import { writeWhole } from './whole-file';
import { writeCsv, writeParquet } from './write-rows';

const writers = { csv: writeCsv, parquet: writeParquet } as const;

export type FocusFormat = keyof typeof writers;

/** What was written, by currency in the order of the codes. */
export interface FocusExport {
  readonly rows: number;
  readonly statements: number;
  readonly totals: readonly ExportedTotal[];
}

export interface ExportedTotal {
  readonly currency: Currency;
  /** The sum of BilledCost: of the statements' exact totals. */
  readonly total: Amount;
  /** What all statements' rounding comes to, which no row has: what is payable is `total` and this. */
  readonly rounding: Amount;
}

/**
 * Writes statements as one FOCUS 1.2 file, see `focusRows`. One statement after the other is taken, when the rows of those
 * before are written. The file takes the place of `path` when it is whole; before that, and when this throws, what was at
 * `path` stays.
 *
 * @throws InvalidInputError in one line, when no file can be written there, when the lines of a statement do not sum to its
 * total, and when an amount does not fit into Parquet
 */
export async function exportFocus(
  statements: Iterable<Statement> | AsyncIterable<Statement>,
  { path, format, ...context }: { path: string; format: FocusFormat } & FocusContext,
): Promise<FocusExport> {
  const tally = new Tally();
  await writeWhole(path, (partial) =>
    writers[format](partial, allRows(statements, context, tally)),
  );
  return tally.result();
}

async function* allRows(
  statements: Iterable<Statement> | AsyncIterable<Statement>,
  context: FocusContext,
  tally: Tally,
): AsyncGenerator<FocusRow> {
  for await (const statement of statements) {
    tally.add(statement);
    yield* focusRows(statement, context);
  }
}

/** Counts and sums, and refuses a statement that does not add up. */
class Tally {
  #rows = 0;
  #statements = 0;
  readonly #sums = new Map<Currency, { total: RunningSum; rounding: RunningSum }>();

  add({ costCenter, currency, period, lines, total, rounding }: Statement): void {
    const sum = new RunningSum();
    for (const { amount } of lines) sum.add(amount);
    if (sum.total() !== total) {
      throw new InvalidInputError(
        `The statement of cost center ${costCenter.id} for ${period} is damaged, as its lines sum to ${sum.total()} ${currency} and not to its total ${total}: nothing was exported`,
      );
    }
    this.#rows += lines.length;
    this.#statements += 1;
    const sums = this.#sums.get(currency) ?? {
      total: new RunningSum(),
      rounding: new RunningSum(),
    };
    this.#sums.set(currency, sums);
    sums.total.add(total);
    sums.rounding.add(rounding);
  }

  result(): FocusExport {
    const totals = [...this.#sums]
      .map(([currency, { total, rounding }]) => ({
        currency,
        total: total.total(),
        rounding: rounding.total(),
      }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return { rows: this.#rows, statements: this.#statements, totals };
  }
}
