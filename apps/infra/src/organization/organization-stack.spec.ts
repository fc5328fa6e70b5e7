import * as z from 'zod';
import { exampleApp, exampleDeployment, propertiesOf, templateOf } from '../deployed.fixture';
import { memberAccountTemplate } from './templates';

const stackSetOf = (changes: Parameters<typeof exampleApp>[0] = {}) =>
  propertiesOf(
    templateOf(exampleApp(changes), 'orgcost-organization'),
    'AWS::CloudFormation::StackSet',
  )['MemberAccounts'];

const templateBodySchema = z.object({ TemplateBody: z.string() });

describe('the StackSet', () => {
  it('goes into every account of the OUs, and into new ones, and stops for none that fails', () => {
    const stackSet = stackSetOf();
    const { TemplateBody } = templateBodySchema.parse(stackSet);

    expect(stackSet).toEqual({
      StackSetName: 'orgcost-member-account',
      Description: 'OrgCost: the roles and the billing alarms of every account',
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'DELEGATED_ADMIN',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      ManagedExecution: { Active: true },
      OperationPreferences: {
        FailureTolerancePercentage: 100,
        MaxConcurrentPercentage: 25,
        ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        RegionConcurrencyType: 'SEQUENTIAL',
      },
      StackInstancesGroup: [
        { Regions: ['us-east-1'], DeploymentTargets: { OrganizationalUnitIds: ['r-exmp'] } },
      ],
      TemplateBody,
    });
    expect(JSON.parse(TemplateBody)).toEqual(memberAccountTemplate(exampleDeployment()));
  });

  it('fits into a request', () => {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(templateBodySchema.parse(stackSetOf()).TemplateBody.length).toBeLessThan(51_200);
  });

  it('leaves out the accounts that are excluded', () => {
    expect(stackSetOf({ excludedAccounts: ['333333333333'] })).toMatchObject({
      StackInstancesGroup: [
        {
          Regions: ['us-east-1'],
          DeploymentTargets: {
            OrganizationalUnitIds: ['r-exmp'],
            AccountFilterType: 'DIFFERENCE',
            Accounts: ['333333333333'],
          },
        },
      ],
    });
  });

  it('is called as the management account where OrgCost runs there', () => {
    expect(stackSetOf({ trackerAccount: '111111111111' })).toMatchObject({ CallAs: 'SELF' });
  });
});

it('takes account events from the management account, and from nobody else', () => {
  const template = templateOf(exampleApp(), 'orgcost-organization');
  expect(propertiesOf(template, 'AWS::Events::EventBus')).toEqual({
    AccountEvents: {
      Name: 'orgcost-organization',
      Description: 'OrgCost: accounts that are made, moved or closed',
    },
  });
  expect(propertiesOf(template, 'AWS::Events::EventBusPolicy')).toEqual({
    AccountEventsPolicy: {
      EventBusName: 'AccountEvents',
      StatementId: 'FilledByManagementAccount',
      Statement: {
        Sid: 'FilledByManagementAccount',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'events:PutEvents',
        Resource: 'AccountEvents.Arn',
      },
    },
  });
});
