import * as z from 'zod';
import { resourcesOf } from '../deployed.fixture';

interface Statement {
  readonly Sid?: string | undefined;
  readonly Effect: string;
  readonly Principal?: Record<string, string | string[]> | undefined;
  readonly Action: string | string[];
  readonly Resource?: string | string[] | undefined;
  readonly Condition?: Record<string, Record<string, string | string[]>> | undefined;
}

const texts = z.union([z.string(), z.array(z.string())]);

const statementSchema = z.object({
  Sid: z.string().optional(),
  Effect: z.string(),
  Principal: z.record(z.string(), texts).optional(),
  Action: texts,
  Resource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), texts)).optional(),
});

const metadataSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Metadata: z.looseObject({
        'aws:cdk:path': z.string(),
        'OrgCost::Reasons': z.record(z.string(), z.string()).default({}),
      }),
    }),
  ),
});

/**
 * `docs/permissions.md`: every statement of every policy in the templates, and why it is there.
 * @throws Error for a statement that says not why
 */
export function permissionsPage(templates: Readonly<Record<string, object>>): string {
  return [
    '# Permissions',
    '',
    'Every statement of every policy that OrgCost deploys, as synthesized from `docs/orgcost.config.example.yaml`, and why it is',
    'there. Each reason is in the template, too, in the metadata of its resource. Written by `npm run permissions`.',
    '',
    ...Object.entries(templates).flatMap(([name, template]) => section(name, template)),
  ].join('\n');
}

function section(name: string, template: object): string[] {
  const reasons = reasonsOf(template);
  const resources = Object.entries(resourcesOf(template)).flatMap(([path, { Properties }]) => {
    const lines = statementsIn(Properties).map((statement) =>
      item(statement, reasons.get(path)?.[statement.Sid ?? ''], `${name}: ${path}`),
    );
    return lines.length > 0 ? [`### ${nameOf(Properties) ?? path}`, '', ...lines, ''] : [];
  });
  return resources.length > 0 ? [`## ${name}`, '', ...resources] : [];
}

function reasonsOf(template: object): Map<string, Record<string, string>> {
  const { Resources } = metadataSchema.parse(template);
  return new Map(
    Object.values(Resources).map(({ Metadata }) => [
      Metadata['aws:cdk:path'].replace(/^[^/]+\//, ''),
      z.record(z.string(), z.string()).parse(Metadata['OrgCost::Reasons']),
    ]),
  );
}

/** Of all policies that a resource has, wherever they are in it. */
function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'Statement' ? z.array(statementSchema).parse([inner].flat()) : statementsIn(inner),
  );
}

function nameOf(properties: unknown): string | undefined {
  const names = z
    .object({ RoleName: z.string(), ManagedPolicyName: z.string() })
    .partial()
    .safeParse(properties);
  const { RoleName, ManagedPolicyName } = names.data ?? {};
  if (ManagedPolicyName !== undefined) return `Policy of ${ManagedPolicyName}`;
  return RoleName === undefined ? undefined : `Role ${RoleName}`;
}

function item(statement: Statement, why: string | undefined, where: string): string {
  const { Sid, Effect, Principal, Action, Resource, Condition = {} } = statement;
  if (Sid === undefined || why === undefined) {
    throw new Error(`${where} has a statement that says not why it is there: ${Sid}`);
  }
  const who =
    Principal &&
    `  - ${Effect === 'Deny' ? 'denied to' : 'for'} ${codes(Object.values(Principal).flat())}`;
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `\`${key}\` ${operator} ${codes(value)}`),
  );
  return [
    `- **${Sid}**: ${why}`,
    ...(who === undefined ? [] : [who]),
    `  - ${codes(Action)}`,
    ...(Resource === undefined ? [] : [`  - on ${codes(Resource)}`]),
    ...(conditions.length > 0 ? [`  - where ${conditions.join(', ')}`] : []),
  ].join('\n');
}

function codes(values: string | readonly string[]): string {
  return [values]
    .flat()
    .map((value) => `\`${value}\``)
    .join(', ');
}
