import * as z from 'zod';

const anybody: { readonly AWS: string[]; readonly Service: string[] } = { AWS: ['*'], Service: [] };

const some = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z
    .union([
      z.literal('*').transform(() => anybody),
      z.object({ AWS: some.default([]), Service: some.default([]) }),
    ])
    .optional(),
  Action: some.optional(),
  Resource: some.optional(),
  Condition: z.record(z.string(), z.record(z.string(), some)).default({}),
});

/** A resource's policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export const policySchema = z.object({
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
});

export type Policy = z.output<typeof policySchema>;
type Statement = Policy['Statement'][number];

/** What a service of AWS does on behalf of one of its resources. */
export interface ServiceRequest {
  /** Such as `cloudwatch.amazonaws.com`. */
  readonly service: string;
  /** Such as `sns:Publish`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  /** Condition keys, by their names in small letters. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Whether a policy lets a service do something: a statement allows it, and none denies it. What this does not know of a
 * statement, such as another operator, counts against the request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function permits({ Statement }: Policy, request: ServiceRequest): boolean {
  const applies = (statement: Statement) => isAbout(statement, request);
  const allows = Statement.some((each) => each.Effect === 'Allow' && applies(each) === true);
  const denies = Statement.some((each) => each.Effect === 'Deny' && applies(each) !== false);
  return allows && !denies;
}

/** @returns undefined where it cannot be told */
function isAbout(
  { Principal, Action, Resource, Condition }: Statement,
  { service, action, resource, keys }: ServiceRequest,
): boolean | undefined {
  const parts = [
    Principal && (Principal.AWS.includes('*') || Principal.Service.includes(service)),
    Action?.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())),
    Resource?.some((pattern) => isLike(resource, pattern)),
    ...Object.entries(Condition).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, values]) =>
        holds(operator, keys[key.toLowerCase()], values),
      ),
    ),
  ];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

const compare: Readonly<Partial<Record<string, (value: string, of: string) => boolean>>> = {
  StringEquals: (value, of) => value === of,
  StringLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
  Bool: (value, of) => value === of.toLowerCase(),
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(
  operator: string,
  value: string | undefined,
  values: readonly string[],
): boolean | undefined {
  const isSame = compare[operator.replace(/IfExists$/, '')];
  if (isSame === undefined) return undefined;
  if (value === undefined) return operator.endsWith('IfExists');
  return values.some((of) => isSame(value, of));
}

function isLike(value: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}
