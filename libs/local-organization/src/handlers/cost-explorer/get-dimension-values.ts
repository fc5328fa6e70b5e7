import * as z from 'zod';
import type { LocalAccount } from '../../organization/account';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { dimensions, expressionSchema, type Dimension } from './expression';
import { fingerprint, readToken, writeToken } from './page-token';
import { rangeOf, timePeriodSchema } from './time-period';
import { dimensionsOf, visibleCharges } from './visible-charges';

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html */
const inputSchema = z.object({
  TimePeriod: timePeriodSchema,
  Dimension: z.enum(dimensions),
  Context: z.literal('COST_AND_USAGE').optional(),
  SearchString: z.string().optional(),
  Filter: expressionSchema.optional(),
  MaxResults: z.number().int().min(1).optional(),
  NextPageToken: z.string().optional(),
});

/** The values that charges of the range have, of those that the caller sees. */
export const getDimensionValues: Handler = (context, caller, input) => {
  const { NextPageToken, ...query } = validate(inputSchema, input);
  const { organization, today, pageSize } = context;
  const range = rangeOf(query.TimePeriod, organization.history(today), today);
  const values = new Set<string>();
  for (const visible of visibleCharges(context, caller, query.Filter)(range)) {
    values.add(dimensionsOf(visible)[query.Dimension]);
  }
  const found = [...values].filter((value) => value.includes(query.SearchString ?? '')).sort();

  const id = fingerprint([caller.account, today, organization.restatements, query]);
  const from = NextPageToken === undefined ? 0 : readToken(NextPageToken, id).group;
  const to = from + (query.MaxResults ?? pageSize);
  const shown = found.slice(from, to);
  return {
    DimensionValues: shown.map((Value) => ({
      Value,
      Attributes: attributes(query.Dimension, organization.account(Value)),
    })),
    ReturnSize: shown.length,
    TotalSize: found.length,
    ...(to < found.length && { NextPageToken: writeToken(id, { period: 0, group: to }) }),
  };
};

function attributes(dimension: Dimension, account: LocalAccount | undefined) {
  return dimension === 'LINKED_ACCOUNT' && account ? { description: account.name } : {};
}
