import type { ImportedCosts } from '@orgcost/collection';
import { accountIdSchema, type CostLine, type CostOrigin } from '@orgcost/domain';
import * as z from 'zod';
import type { Scratch } from './scratch';

const accountsSchema = z.array(
  z
    .object({ account_id: z.number(), account: accountIdSchema, provider: z.string() })
    .transform(({ account_id: id, account, provider }) => {
      const origin: CostOrigin = `focus:${provider}`;
      return [id, { account, origin }] as const;
    }),
);

const linesSchema = z.array(
  z
    .object({
      line_id: z.number(),
      service: z.string(),
      charge_type: z.string(),
      currency: z.string(),
    })
    .transform(({ line_id: id, service, charge_type: chargeType, currency }) => {
      return [id, { service, chargeType, currency }] as const;
    }),
);

export type AccountKey = Pick<ImportedCosts, 'account' | 'origin'>;

export interface CostKeys {
  readonly accounts: ReadonlyMap<number, AccountKey>;
  readonly lines: ReadonlyMap<number, Omit<CostLine, 'amounts'>>;
}

/** What the numbers in the table `cost` stand for, in their order: text is read once, not with each of its rows. */
export async function readCostKeys({ database }: Scratch): Promise<CostKeys> {
  const rowsOf = async (table: string, id: string) =>
    (await database.runAndReadAll(`FROM ${table} ORDER BY ${id}`)).getRowObjectsJS();
  return {
    accounts: new Map(accountsSchema.parse(await rowsOf('account_key', 'account_id'))),
    lines: new Map(linesSchema.parse(await rowsOf('line_key', 'line_id'))),
  };
}

export function keyOf<Key>(keys: ReadonlyMap<number, Key>, id: number): Key {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`Costs have the key ${id}, which there is not`);
  return key;
}
