import * as z from 'zod';
import { adjustmentSchema } from './adjustment';
import { ruleSetFaults } from './rule-set-faults';
import { metricSchema, ruleSchema } from './rule';

/** How an organization's charges become statements: the first rule that takes a charge has it, and what none takes stays. */
export const ruleSetSchema = z
  .strictObject(
    {
      metric: metricSchema.describe('How all charges are counted'),
      rules: z.array(ruleSchema, { error: 'must be a list of rules' }).default([]),
      adjustments: z
        .array(adjustmentSchema, { error: 'must be a list of adjustments' })
        .default([]),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must be a rule set' : undefined) },
  )
  .superRefine((ruleSet, context) => {
    for (const { path, message } of ruleSetFaults(ruleSet)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

export type RuleSet = z.output<typeof ruleSetSchema>;
