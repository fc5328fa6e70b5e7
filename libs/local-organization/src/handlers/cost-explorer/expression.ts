import * as z from 'zod';

/** By which costs are grouped, of those of the documentation. */
export const groupDimensions = [
  'SERVICE',
  'RECORD_TYPE',
  'LINKED_ACCOUNT',
  'INVOICING_ENTITY',
] as const;
/** Costs are filtered by the billing entity, but AWS does not document that they can be grouped by it. */
export const dimensions = [...groupDimensions, 'BILLING_ENTITY'] as const;
export type Dimension = (typeof dimensions)[number];

const dimensionValues = z.object({
  Key: z.enum(dimensions),
  Values: z.array(z.string()).min(1),
  MatchOptions: z.array(z.literal('EQUALS')).max(1).optional(),
});

export interface Expression {
  readonly Dimensions?: z.infer<typeof dimensionValues> | undefined;
  readonly And?: readonly Expression[] | undefined;
  readonly Or?: readonly Expression[] | undefined;
  readonly Not?: Expression | undefined;
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html */
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z
    .strictObject({
      Dimensions: dimensionValues.optional(),
      And: z.array(expressionSchema).min(2).optional(),
      Or: z.array(expressionSchema).min(2).optional(),
      Not: expressionSchema.optional(),
    })
    .refine(
      ({ Dimensions, And, Or, Not }) =>
        [Dimensions, And, Or, Not].filter((operator) => operator !== undefined).length === 1,
      'An expression has exactly one root operator',
    ),
);

/**
 * Whether a charge with these values matches; undefined where that depends on
 * values that are not given, so that whole accounts can be passed over.
 */
export function matches(
  expression: Expression,
  values: Readonly<Partial<Record<Dimension, string>>>,
): boolean | undefined {
  const { Dimensions, And, Or, Not } = expression;
  if (Dimensions) {
    const value = values[Dimensions.Key];
    return value === undefined ? undefined : Dimensions.Values.includes(value);
  }
  if (Not) {
    const inner = matches(Not, values);
    return inner === undefined ? undefined : !inner;
  }
  const decisive = And === undefined;
  const inner = (And ?? Or ?? []).map((each) => matches(each, values));
  if (inner.includes(decisive)) return decisive;
  return inner.includes(undefined) ? undefined : !decisive;
}
