import { deploymentSchema, parseConfigFile, type Deployment } from '@orgcost/config';
import type { App } from 'aws-cdk-lib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import cdkJson from '../cdk.json';
import { createApp } from './app';

// cdk-nag reads what CDK calls deprecated.
process.env['JSII_DEPRECATED'] = 'quiet';
// As CDK's own command line does. The tests name resources by their paths.
process.env['CDK_CONTEXT_JSON'] = JSON.stringify({
  ...cdkJson.context,
  'aws:cdk:enable-path-metadata': true,
});

/** The example that the documentation tells of, with what a test changes. */
export function exampleDeployment(changes: Partial<Deployment> = {}): Deployment {
  const file = join(__dirname, '../../../docs/orgcost.config.example.yaml');
  const example = parseConfigFile(readFileSync(file, 'utf8'), 'example', deploymentSchema);
  return { ...example, ...changes };
}

/** The example without mail to owners. */
export function withoutMail({ mail: _mail, ...deployment } = exampleDeployment()): Deployment {
  return deployment;
}

/** The example without a section of chargeback. */
export function withoutChargeback(
  { chargeback: _chargeback, ...deployment } = exampleDeployment(),
): Deployment {
  return deployment;
}

export function exampleApp(changes: Partial<Deployment> = {}): App {
  return appOf(exampleDeployment(changes));
}

/** The app with builds of no code: what is in them is for their own specs. */
export function appOf(deployment: Deployment): App {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-infra-'));
  cleanUp.push(() => {
    rmSync(folder, { recursive: true });
  });
  for (const name of [
    'collector/plan',
    'collector/collect',
    'collector/finish',
    'alerter/record',
    'alerter/reconcile',
    'alerter/deliver',
    'alerter/watch',
    'preparer/prepare',
  ]) {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    for (const ending of ['.js', '.meta.json']) writeFileSync(`${file}${ending}`, '');
    writeFileSync(join(file, '../package.json'), '');
  }
  return createApp(deployment, {
    builds: folder,
    charging: () => ({
      ruleSet: { metric: 'net-amortized', rules: [], adjustments: [] },
      usage: [],
    }),
    outdir: join(folder, 'cdk.out'),
  });
}

const cleanUp: (() => void)[] = [];

afterAll(() => {
  for (const remove of cleanUp) remove();
});

export interface Resource {
  readonly Type: string;
  readonly Properties: unknown;
  readonly [attribute: string]: unknown;
}

/**
 * A template's resources by their paths in the stack, with references spelled as these paths: `Queue.Arn` for an
 * attribute, `Queue` for the resource itself.
 */
export function resourcesOf(template: object): Record<string, Resource> {
  const { Resources } = templateSchema.parse(template);
  const paths = new Map(
    Object.entries(Resources).map(([id, { Metadata }]) => [
      id,
      Metadata['aws:cdk:path'].replace(/^[^/]+\//, ''),
    ]),
  );
  return Object.fromEntries(
    Object.entries(Resources).map(([id, { Metadata: _, DependsOn, ...resource }]) => [
      paths.get(id),
      spell(
        { ...resource, ...(DependsOn && { DependsOn: DependsOn.map((each) => paths.get(each)) }) },
        paths,
      ),
    ]),
  ) as Record<string, Resource>;
}

/** The properties of each resource of a type, by path. */
export function propertiesOf(template: object, type: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resourcesOf(template))
      .filter(([, { Type }]) => Type === type)
      .map(([path, { Properties }]) => [path, Properties]),
  );
}

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Metadata: z.looseObject({ 'aws:cdk:path': z.string() }),
      DependsOn: z.array(z.string()).optional(),
    }),
  ),
});

function spell(value: unknown, paths: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => spell(each, paths));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    spell(inner, paths),
  ]);
  const [[name, inner] = ['', undefined], ...others] = entries;
  if (others.length > 0) return Object.fromEntries(entries);
  if (name === 'Ref') {
    return inner === 'AWS::Partition' ? 'aws' : (paths.get(String(inner)) ?? `{${String(inner)}}`);
  }
  if (name === 'Fn::GetAtt' && Array.isArray(inner)) {
    return `${paths.get(String(inner[0]))}.${String(inner[1])}`;
  }
  if (name === 'Fn::Join' && Array.isArray(inner)) {
    return (inner[1] as unknown[]).join(String(inner[0]));
  }
  return Object.fromEntries(entries);
}

export function templateOf(app: App, stack: string): object {
  return app.synth().getStackByName(stack).template as object;
}
