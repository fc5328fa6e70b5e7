import { amountSchema, billingPeriodSchema, InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { readRecords, type CsvRecord } from '../owner-file/read-records';
import { refuseFaults, type RowFault } from '../owner-file/row-fault';
import type { UsageQuantity } from '../rules/usage';

const columns = ['month', 'key', 'cost_center', 'quantity'] as const;
type UsageColumn = (typeof columns)[number];

/** Each message completes a sentence that begins with the column. */
const rowSchema = z.object({
  month: billingPeriodSchema,
  key: z.string().min(1, 'is empty: fill it in'),
  cost_center: costCenterIdSchema,
  quantity: amountSchema.refine((quantity) => !quantity.startsWith('-'), 'must not be negative'),
});

/**
 * Reads a file of usage: CSV with a header of month, key, cost_center and quantity, in any order.
 * @param file its name, for messages
 * @throws InvalidInputError with a line for each fault
 */
export function parseUsageFile(text: string, file: string): UsageQuantity[] {
  const [header, ...records] = readRecords(text, file);
  if (!header) {
    throw new InvalidInputError(`${file} is empty: its first line names the columns, ${named}`);
  }
  const places = readPlaces(header, file);
  const faults: RowFault[] = [];
  const rows = new Map<string, UsageQuantity>();
  for (const { line, cells } of records) {
    const result = rowSchema.safeParse(
      Object.fromEntries(columns.map((column) => [column, cells[places[column]] ?? ''])),
    );
    if (!result.success) {
      faults.push(
        ...result.error.issues.map(({ path, message }) => ({
          line,
          message: `${String(path[0])} ${message}`,
        })),
      );
      continue;
    }
    const { month, key, cost_center: costCenter, quantity } = result.data;
    const name = [month, key, costCenter].join('\u0000');
    if (rows.has(name)) {
      const message = `${costCenter} has a quantity of "${key}" in ${month} already: keep one of them`;
      faults.push({ line, message });
    }
    rows.set(name, { period: month, key, costCenter, quantity });
  }
  refuseFaults(file, faults);
  return [...rows.values()];
}

const named = columns.join(', ');

function readPlaces({ line, cells }: CsvRecord, file: string): Record<UsageColumn, number> {
  const names = cells.map((cell) => cell.toLowerCase());
  const placeOf = (column: UsageColumn): number => names.indexOf(column);
  refuseFaults(
    file,
    columns
      .filter((column) => placeOf(column) < 0)
      .map((column) => ({
        line,
        message: `column ${column} is missing: the first line names the columns, ${named}`,
      })),
  );
  return {
    month: placeOf('month'),
    key: placeOf('key'),
    cost_center: placeOf('cost_center'),
    quantity: placeOf('quantity'),
  };
}
