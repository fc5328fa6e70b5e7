import { accountIdSchema, chargeGroups } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';

const listOf = <Item extends z.ZodType>(item: Item, things: string) =>
  z
    .array(item, { error: `must be a list of ${things}` })
    .min(1, { error: `must be a list of at least one of ${things}` })
    .exactOptional();

const text = z.string({ error: 'must be text: put it in quotes' }).min(1, 'must not be empty');

/** Which charges: those to which all that is given applies, each by any of its values. */
export const chargeSelectorSchema = z
  .strictObject(
    {
      accounts: listOf(accountIdSchema, 'account ids in quotes'),
      /** Names from the root down; OUs below them count as well. */
      organizationalUnits: listOf(text, 'OU paths, such as Root/Workloads'),
      /** Those that own the account. */
      costCenters: listOf(costCenterIdSchema, 'cost centers'),
      services: listOf(text, 'services, as AWS names them'),
      /** In AWS's words, such as `SavingsPlanRecurringFee`. */
      chargeTypes: listOf(text, 'charge types, such as Tax'),
      chargeGroups: listOf(
        z.enum(chargeGroups, { error: `must be one of ${chargeGroups.join(', ')}` }),
        `charge groups: ${chargeGroups.join(', ')}`,
      ),
      marketplace: z.boolean({ error: 'must be true or false' }).exactOptional(),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must say which charges' : undefined) },
  )
  .refine((selector) => Object.keys(selector).length > 0, 'must say which charges');

export type ChargeSelector = z.output<typeof chargeSelectorSchema>;
