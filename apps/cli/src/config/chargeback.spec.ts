import { costCenterIdSchema } from '@orgcost/chargeback';
import { chargebackSchema } from '@orgcost/config';
import { accountIdSchema } from '@orgcost/domain';
import * as fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc
    .constantFrom(' ', '\t', '\u00A0', '\uFEFF', '\u200B', '\u0007', '😀')
    .chain((odd) => fc.constantFrom(`${odd}a`, `a${odd}`, `a${odd}b`, odd)),
  fc.integer({ min: 60, max: 260 }).map((length) => 'a'.repeat(length)),
  fc.integer({ min: 60, max: 130 }).map((length) => '😀'.repeat(length)),
);

describe('what the config file takes', () => {
  it.each([
    [
      'cost centers',
      costCenterIdSchema,
      (id: string) => ({ unassigned: id, costCenters: [{ id }] }),
    ],
    [
      'account ids',
      accountIdSchema,
      (account: string) => ({ accounts: [{ account, costCenter: 'a' }] }),
    ],
  ])('for %s is what they may be', (_, schema, section) => {
    fc.assert(
      fc.property(text, (id) => {
        expect(chargebackSchema.safeParse(section(id)).success).toBe(schema.safeParse(id).success);
      }),
      { numRuns: 1000 },
    );
  });
});
