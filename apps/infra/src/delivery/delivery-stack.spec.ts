import {
  appOf,
  exampleApp,
  exampleDeployment,
  propertiesOf,
  templateOf,
} from '../deployed.fixture';

const bootstrapRole = (kind: string) =>
  `arn:aws:iam::222222222222:role/cdk-hnb659fds-${kind}-role-222222222222-us-east-1`;
const stacksOf = (region: string) =>
  `arn:aws:cloudformation:${region}:222222222222:stack/orgcost-*`;
const reading = ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'];

const role = (
  RoleName: string,
  subject: string,
  Sid: string,
  Action: string | string[],
  Resource: string | string[],
) => ({
  RoleName,
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AssumedByWorkflow',
        Effect: 'Allow',
        Principal: { Federated: 'GitHub' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': [
              `repo:example/cost-tracker:${subject}`,
              `repo:example@1001/cost-tracker@2002:${subject}`,
            ],
          },
        },
      },
    ],
  },
  Policies: [
    {
      PolicyName: Sid,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Sid, Effect: 'Allow', Action, Resource }],
      },
    },
  ],
});

it("lets the repository's environment deploy by the bootstrap's roles, and its pull requests look", () => {
  const template = templateOf(exampleApp(), 'orgcost-delivery');

  expect(propertiesOf(template, 'AWS::IAM::OIDCProvider')).toEqual({
    GitHub: {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    },
  });
  expect(propertiesOf(template, 'AWS::IAM::Role')).toEqual({
    'Deploy/Role': role(
      'orgcost-deploy',
      'environment:production',
      'AssumeBootstrapRoles',
      'sts:AssumeRole',
      ['deploy', 'file-publishing', 'lookup'].map((kind) => bootstrapRole(kind)),
    ),
    'Diff/Role': role(
      'orgcost-diff',
      'pull_request',
      'ReadTemplates',
      reading,
      stacksOf('us-east-1'),
    ),
  });
});

it('reaches the home Region, too, where that is another', () => {
  const template = templateOf(exampleApp({ homeRegion: 'eu-central-1' }), 'orgcost-delivery');
  expect(propertiesOf(template, 'AWS::IAM::Role')).toMatchObject({
    'Diff/Role': role('orgcost-diff', 'pull_request', 'ReadTemplates', reading, [
      stacksOf('eu-central-1'),
      stacksOf('us-east-1'),
    ]),
  });
});

it('is not there without a repository', () => {
  const deployment = exampleDeployment();
  delete deployment.github;
  const names = appOf(deployment)
    .synth()
    .stacks.map(({ stackName }) => stackName);
  expect(names).not.toContain('orgcost-delivery');
});
