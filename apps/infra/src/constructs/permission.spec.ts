import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceRole } from './service-role';

const rule = 'AwsSolutions-IAM5[Resource::arn:aws:s3:::bucket/*]';

/** Checked by cdk-nag: a role with one permission. */
function appWith(broad?: string): App {
  const app = new App({ analyticsReporting: false });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new ServiceRole(new Stack(app, 'stack'), 'Role', {
    roleName: 'role',
    service: 'lambda.amazonaws.com',
    permissions: [
      {
        sid: 'ReadAll',
        why: 'It reads.',
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::bucket/*'],
        ...(broad !== undefined && { broad }),
      },
    ],
  });
  return app;
}

it('is not broad without a reason', () => {
  expect(() => appWith().synth()).toThrow(rule);
});

it("may be broad where there is one, which cdk-nag's report has", () => {
  const { directory } = appWith('Names are not known.').synth();
  expect(JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'))).toMatchObject(
    {
      pluginReports: [
        {
          conclusion: 'success',
          suppressedViolations: [{ ruleName: rule, reason: 'Names are not known.' }],
        },
      ],
    },
  );
});
