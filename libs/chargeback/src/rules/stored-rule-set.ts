import * as z from 'zod';
import { adjustmentFields } from './adjustment';
import { anyRuleSchema, metricSchema } from './rule';

/**
 * A rule set as a closed month has it, for good. What else `ruleSetSchema` asks of a file, or will one day, is asked before a
 * month is closed, and never of one that is. A word is added to the shapes of rules without a fault; to take one away, or to
 * narrow what it may be, makes closed months unreadable.
 */
export const storedRuleSetSchema = z.strictObject({
  metric: metricSchema,
  rules: z.array(anyRuleSchema),
  adjustments: z.array(adjustmentFields),
});
