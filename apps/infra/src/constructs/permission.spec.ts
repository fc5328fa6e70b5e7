import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ServiceRole } from './service-role';

/** What cdk-nag finds in a role with one permission. */
function findings(broad?: string): string {
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
  try {
    app.synth();
    return '';
  } catch (error) {
    return String(error);
  }
}

it('is not broad without a reason', () => {
  expect(findings()).toContain('AwsSolutions-IAM5[Resource::arn:aws:s3:::bucket/*]');
});

it('may be broad where there is one', () => {
  expect(findings('Names are not known.')).toBe('');
});
