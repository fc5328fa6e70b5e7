import { amountSchema, metrics } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { chargeSelectorSchema } from './charge-selector';

const nameSchema = z
  .string({ error: 'must have a name' })
  .trim()
  .min(1, 'must have a name')
  .max(200, 'must have at most 200 characters');

/** YAML reads 12.5 as a number: as text it is what was written, for each with fewer than 16 digits. */
export const writtenAmount = z
  .union([z.string(), z.number()], { error: 'must be a decimal number' })
  .refine((written) => typeof written === 'string' || isAsWritten(written), {
    error: 'has more digits than YAML keeps of a number: put it in quotes',
    abort: true,
  })
  .transform(String)
  .pipe(amountSchema);

function isAsWritten(number: number): boolean {
  return String(number).replace(/\D/gu, '').replace(/^0+/u, '').length < 16;
}

export const metricSchema = z.enum(metrics, { error: `must be one of ${metrics.join(', ')}` });

const among = z
  .array(costCenterIdSchema, { error: 'must be a list of cost centers' })
  .min(1, 'must be a list of at least one cost center')
  .describe('Who shares. Default: all whose own accounts cost anything')
  .exactOptional();

/** How what a rule takes is split among cost centers. */
export const splitSchema = z.discriminatedUnion(
  'by',
  [
    z.strictObject({ by: z.literal('even').describe('Every cost center the same'), among }),
    z.strictObject({
      by: z
        .literal('direct-cost')
        .describe('In proportion to what their own accounts cost, where that is above zero'),
      among,
      metric: metricSchema.describe("Default: the rule set's").exactOptional(),
      of: chargeSelectorSchema.describe('Of these charges alone').exactOptional(),
    }),
    z.strictObject({
      by: z.literal('shares').describe('By percentages, which sum to 100'),
      shares: z.record(costCenterIdSchema, writtenAmount, {
        error: 'must give each cost center its percentage',
      }),
    }),
    z.strictObject({
      by: z.literal('usage').describe("In proportion to the month's quantities of a key"),
      key: z.string({ error: 'must name a key of the usage files' }).min(1),
      among,
    }),
  ],
  { error: 'must say how: by even, direct-cost, shares or usage' },
);
export type Split = z.output<typeof splitSchema>;

const stays = z.strictObject({
  name: nameSchema,
  take: chargeSelectorSchema,
  stay: z.literal(true, { error: 'must be true' }).describe("It is left with the account's owner"),
});

const charges = z.strictObject({
  name: nameSchema,
  take: chargeSelectorSchema,
  charge: costCenterIdSchema.describe('The cost center that is charged'),
});

const splits = z.strictObject({
  name: nameSchema,
  take: chargeSelectorSchema,
  split: splitSchema,
});

const passesOn = z.strictObject({
  name: nameSchema,
  passOn: costCenterIdSchema.describe(
    'The cost center whose charges are passed on: all that rules before it have brought there',
  ),
  split: splitSchema,
});

export type StayRule = z.output<typeof stays>;
export type ChargeRule = z.output<typeof charges>;
export type SplitRule = z.output<typeof splits>;
export type PassOnRule = z.output<typeof passesOn>;
export type TakingRule = StayRule | ChargeRule | SplitRule;
export type Rule = TakingRule | PassOnRule;

/** What a rule may be, for whoever describes it: `ruleSchema` tells faults of the kind that was meant. */
export const anyRuleSchema = z.union([stays, charges, splits, passesOn]);

/** Told by what it has, so that a fault is told of the kind that was meant. */
export const ruleSchema: z.ZodType<Rule> = z.unknown().transform((rule, context): Rule => {
  const result = kindOf(rule).safeParse(rule);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    // With its own path, so that it is told with its own line.
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) context.addIssue(unknownWord([...issue.path, key]));
    } else {
      context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
    }
  }
  return z.NEVER;
});

function unknownWord(path: PropertyKey[]) {
  return { code: 'custom', path, message: 'is not a word of rules: correct or remove it' } as const;
}

function kindOf(rule: unknown): z.ZodType<Rule> {
  const has = (key: string): boolean => typeof rule === 'object' && rule !== null && key in rule;
  if (has('passOn')) return passesOn;
  if (has('split')) return splits;
  if (has('charge')) return charges;
  if (has('stay')) return stays;
  return z.never({
    error: 'must say what becomes of the charges: stay, charge, split, or passOn with split',
  });
}
