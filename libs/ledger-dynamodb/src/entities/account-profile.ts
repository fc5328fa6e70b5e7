import { CustomAttributeType, Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';
import { accountIdSchema, utcDaySchema, type AccountProfile } from '@orgcost/domain';

/** What was known of an account from a day on. */
export function accountProfileEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'Account', version: '1' },
      attributes: {
        account: { type: 'string', required: true },
        shard: { type: 'number', required: true },
        validFrom: { type: 'string', required: true },
        name: { type: 'string', required: true },
        email: { type: 'string' },
        state: { type: 'string', required: true },
        organizationalUnitPath: { type: 'string', required: true },
        joined: { type: 'string' },
        left: { type: 'string' },
        tags: {
          type: CustomAttributeType<Readonly<Record<string, string>>>('any'),
          required: true,
        },
        management: { type: 'boolean', required: true },
        owner: { type: 'string' },
        tagsNotRead: { type: 'boolean' },
      },
      indexes: {
        byValidFrom: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['account'],
            template: 'account#${account}',
          },
          sk: {
            field: 'sk',
            casing: 'none',
            composite: ['validFrom'],
            template: 'profile#${validFrom}',
          },
        },
        byShard: {
          index: 'gsi1',
          pk: {
            field: 'gsi1pk',
            casing: 'none',
            composite: ['shard'],
            template: 'accounts#${shard}',
          },
          sk: { field: 'gsi1sk', casing: 'none', composite: ['account'], template: '${account}' },
        },
      },
    },
    configuration,
  );
}

const { id, ...facts } = {
  id: accountIdSchema,
  validFrom: utcDaySchema,
  name: z.string(),
  email: z.string().exactOptional(),
  state: z.string(),
  organizationalUnitPath: z.string(),
  joined: utcDaySchema.exactOptional(),
  left: utcDaySchema.exactOptional(),
  tags: z.record(z.string(), z.string()),
  management: z.boolean(),
  owner: z.string().exactOptional(),
  tagsNotRead: z.literal(true).exactOptional(),
} satisfies Record<keyof AccountProfile, z.ZodType>;

export const storedProfile = z
  .object({ account: id, ...facts })
  .transform(({ account, ...profile }): AccountProfile => ({ id: account, ...profile }));
