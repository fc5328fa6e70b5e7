import * as z from 'zod';
import { anyRuleSchema, ruleSchema } from './rule';
import { ruleSetSchema } from './rule-set';

/** The schema of a rule file for editors: JSON Schema, draft 2020-12. */
export function ruleSetJsonSchema(): object {
  const { anyOf } = z.toJSONSchema(anyRuleSchema, { io: 'input' });
  return {
    title: 'orgcost.rules.yaml',
    ...z.toJSONSchema(ruleSetSchema, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        // A transform would be described as anything.
        if (Object.is(zodSchema, ruleSchema)) Object.assign(jsonSchema, { anyOf });
      },
    }),
  };
}
