import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleApp, exampleDeployment } from '../deployed.fixture';
import { managementAccountTemplate, memberAccountTemplate } from '../organization/templates';
import { permissionsPage } from './permissions-page.fixture';

const path = join(__dirname, '../../../../docs/permissions.md');

function templates(): Record<string, object> {
  const deployment = exampleDeployment();
  const stacks = exampleApp().synth().stacks;
  return {
    ...Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template as object])),
    'Every account': memberAccountTemplate(deployment),
    'Management account': managementAccountTemplate(deployment),
  };
}

it('docs/permissions.md has every statement of the templates, with its reason', () => {
  const page = permissionsPage(templates());
  if (process.env['WRITE_PERMISSIONS']) writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

it('no statement goes without a reason', () => {
  const template = {
    Resources: {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Metadata: { 'aws:cdk:path': 'stack/Policy' },
        Properties: {
          PolicyDocument: { Statement: [{ Sid: 'All', Effect: 'Allow', Action: '*' }] },
        },
      },
    },
  };
  expect(() => permissionsPage({ stack: template })).toThrow(
    new Error('stack: Policy has a statement that says not why it is there: All'),
  );
});

it('no role may do everything, nor anything of a whole service', () => {
  const allowed = Object.values(templates()).flatMap((template) =>
    [...JSON.stringify(template).matchAll(/"Action":("[^"]*\*"|\[[^\]]*\*"[^\]]*\])/g)].map(
      ([action]) => action,
    ),
  );
  // The key's own administration, what AWS asks for to encrypt, and a refusal of all.
  expect([...new Set(allowed)].sort()).toEqual([
    '"Action":"kms:*"',
    '"Action":"s3:*"',
    '"Action":"sqs:*"',
    '"Action":["kms:Decrypt","kms:GenerateDataKey*"]',
  ]);
});
