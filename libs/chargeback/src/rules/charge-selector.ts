import { accountIdSchema, chargeGroups } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';

const listOf = <Item extends z.ZodType>(item: Item, things: string) =>
  z
    .array(item, { error: `must be a list of ${things}` })
    .min(1, { error: `must be a list of at least one of ${things}` })
    .describe(`Any of these ${things}`)
    .exactOptional();

const text = z.string({ error: 'must be text: put it in quotes' }).min(1, 'must not be empty');

/** Which charges: those to which all that is given applies, each by any of its values. */
export const chargeSelectorSchema = z
  .strictObject(
    {
      accounts: listOf(accountIdSchema, 'account ids in quotes'),
      organizationalUnits: listOf(
        text,
        'OU paths, such as Root/Workloads; OUs below count as well',
      ),
      costCenters: listOf(costCenterIdSchema, 'cost centers that own the account'),
      services: listOf(text, 'services, as AWS names them'),
      chargeTypes: listOf(text, 'charge types in the words of AWS, such as Tax'),
      chargeGroups: listOf(
        z.enum(chargeGroups, { error: `must be one of ${chargeGroups.join(', ')}` }),
        `charge groups: ${chargeGroups.join(', ')}`,
      ),
      marketplace: z
        .boolean({ error: 'must be true or false' })
        .describe('Whether it was bought through AWS Marketplace')
        .exactOptional(),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must say which charges' : undefined) },
  )
  .refine((selector) => Object.keys(selector).length > 0, {
    error: 'must say which charges',
    // What it says is wrong, and told already.
    when: ({ issues }) => issues.length === 0,
  });

export type ChargeSelector = z.output<typeof chargeSelectorSchema>;
