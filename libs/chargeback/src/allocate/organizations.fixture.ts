import {
  addDays,
  costMatrix,
  daysOfBillingPeriod,
  parseBillingPeriod,
  type CostLine,
} from '@orgcost/domain';
import { parseAmount, type Amount } from '@orgcost/money';
import { amounts as allMetrics } from '@orgcost/testing';
import fc from 'fast-check';
import type { CostCenterId } from '../ownership/cost-center';
import type { OwnerSpan } from '../ownership/owner-span';
import { ruleSetSchema, type RuleSet } from '../rules/rule-set';
import type { UsageQuantity } from '../rules/usage';
import type { AllocationInputs } from './allocation-inputs';
import type { ChargedAccount, OwnedCosts } from './charge';
import { marketplaceOf } from './marketplace';

export const october = parseBillingPeriod('2026-10');
const { from, to } = daysOfBillingPeriod(october);

export const costCenters: readonly CostCenterId[] = ['data', 'platform', 'research', 'shop'];
const services = ['Amazon EC2', 'Amazon S3', 'Tax', 'Support'];
const chargeTypes = ['Usage', 'Tax', 'Credit', 'Support', 'Something new'];
const accountIds = Array.from({ length: 7 }, (_, index) => String(index + 1).repeat(12));
const units = ['Root', 'Root/Workloads', 'Root/Workloads/Shop', undefined];

/** With up to 12 decimals, negative at times. */
const someAmount: fc.Arbitrary<Amount> = fc
  .tuple(fc.boolean(), fc.nat(100_000), fc.stringMatching(/^\d{0,12}$/))
  .map(([minus, whole, decimals]) => parseAmount(`${minus ? '-' : ''}${whole}.${decimals || '0'}`));

const line: fc.Arbitrary<CostLine> = fc
  .record({
    service: fc.constantFrom(...services),
    chargeType: fc.constantFrom(...chargeTypes),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'CNY'),
    amount: someAmount,
  })
  .map(({ amount, ...facts }) => ({ ...facts, amounts: allMetrics(amount) }));

const matrix = fc.array(line, { maxLength: 8 }).map(costMatrix);

const owner = fc.record({
  costCenter: fc.constantFrom(...costCenters, 'unassigned'),
  organizationalUnitPath: fc.constantFrom(...units),
});

/** An account that goes to another cost center on some day, or not. */
const owned: fc.Arbitrary<OwnedCosts[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 2 }),
    fc.array(owner, { minLength: 3, maxLength: 3 }),
    fc.array(matrix, { minLength: 3, maxLength: 3 }),
  )
  .map(([turns, owners, matrices]) => {
    const starts = [from, ...turns.sort((a, b) => a - b).map((day) => addDays(from, day))];
    return starts.flatMap((start, index) => {
      const [who, costs] = [owners[index], matrices[index]];
      if (!who || !costs) return [];
      const days = { from: start, to: starts[index + 1] ?? to };
      const { costCenter, organizationalUnitPath } = who;
      const span: OwnerSpan = {
        ...days,
        costCenter,
        source: 'tag',
        ...(organizationalUnitPath !== undefined && { organizationalUnitPath }),
      };
      return [{ span, matrix: costs, ...(starts.length > 1 && { days }) }];
    });
  });

export const organizations: fc.Arbitrary<ChargedAccount[]> = fc
  .uniqueArray(fc.constantFrom(...accountIds), { maxLength: accountIds.length })
  .chain((ids) =>
    fc.tuple(...ids.map((account) => owned.map((each) => ({ account, owned: each })))),
  );

const selector = fc
  .record(
    {
      accounts: fc.subarray(accountIds, { minLength: 1 }),
      organizationalUnits: fc.constant(['Root/Workloads']),
      costCenters: fc.subarray([...costCenters], { minLength: 1 }),
      services: fc.subarray(services, { minLength: 1 }),
      chargeTypes: fc.subarray(chargeTypes, { minLength: 1 }),
      chargeGroups: fc.subarray(['tax', 'credit', 'other'], { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .filter((each) => Object.keys(each).length > 0);

const among = fc.option(fc.subarray([...costCenters], { minLength: 1 }));

const split = fc.oneof(
  among.map((each) => ({ by: 'even', ...(each && { among: each }) })),
  fc.tuple(among, fc.option(selector)).map(([each, of]) => ({
    by: 'direct-cost',
    ...(each && { among: each }),
    ...(of && { of }),
  })),
  fc.constantFrom(
    { by: 'shares', shares: { data: '33.3333', shop: '66.6667' } },
    { by: 'shares', shares: { research: 100 } },
  ),
  fc.constant({ by: 'usage', key: 'broker' }),
);

const take = fc.oneof(
  fc.record({ take: selector, split }),
  fc.record({ take: selector, charge: fc.constantFrom(...costCenters) }),
  fc.record({ take: selector, stay: fc.constant(true) }),
);

const passOn = fc.option(
  fc.constantFrom(
    { passOn: 'platform', split: { by: 'even' } },
    { passOn: 'platform', split: { by: 'direct-cost' } },
    { passOn: 'platform', split: { by: 'shares', shares: { shop: '12.5', data: '87.5' } } },
  ),
);

export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .tuple(fc.array(take, { maxLength: 5 }), passOn)
  .map(([takes, passing]) =>
    ruleSetSchema.parse({
      metric: 'net-amortized',
      rules: [...takes, ...(passing ? [passing] : [])].map((rule, index) => ({
        name: `Rule ${index + 1}`,
        ...rule,
      })),
    }),
  );

export const usage: readonly UsageQuantity[] = [
  { period: october, key: 'broker', costCenter: 'shop', quantity: parseAmount('12.5') },
  { period: october, key: 'broker', costCenter: 'data', quantity: parseAmount('3') },
  { period: october, key: 'broker', costCenter: 'research', quantity: parseAmount('0') },
];

export function inputsOf(ruleSet: RuleSet): AllocationInputs {
  return {
    period: october,
    ruleSet,
    usage,
    unassigned: 'unassigned',
    tellMarketplace: marketplaceOf([]),
  };
}
