import { InvalidInputError } from '@orgcost/domain';
import type { Context } from '../context';

export const formats = ['table', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** @throws InvalidInputError where `--json` and another format are asked for */
export function formatOf(
  { format }: { readonly format?: Format },
  { json }: Pick<Context, 'json'>,
): Format {
  if (json && format !== undefined && format !== 'json') {
    throw new InvalidInputError(`--json and --format ${format} exclude each other: leave one out`);
  }
  return json ? 'json' : (format ?? 'table');
}
