import { Stack } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { basename } from 'node:path';
import { exampleApp } from './deployed.fixture';

const regionsOf = (homeRegion: string) =>
  Object.fromEntries(
    exampleApp({ homeRegion })
      .synth()
      .stacks.map(({ stackName, environment }) => [stackName, environment]),
  );

it('is in one Region where that has the billing metric', () => {
  const environments = Object.entries(regionsOf('us-east-1'));
  expect(environments.map(([name]) => name).sort()).toEqual([
    'orgcost-alerting',
    'orgcost-chargeback',
    'orgcost-collector',
    'orgcost-delivery',
    'orgcost-ledger',
    'orgcost-operations',
    'orgcost-organization',
  ]);
  for (const [, environment] of environments) {
    expect(environment).toMatchObject({ account: '222222222222', region: 'us-east-1' });
  }
});

it('keeps ledger and collector at home, and alarms where the billing metric is', () => {
  expect(regionsOf('eu-central-1')).toMatchObject({
    'orgcost-ledger': { region: 'eu-central-1' },
    'orgcost-collector': { region: 'eu-central-1' },
    'orgcost-chargeback': { region: 'eu-central-1' },
    'orgcost-operations': { region: 'eu-central-1' },
    'orgcost-delivery': { region: 'eu-central-1' },
    'orgcost-alerting': { region: 'us-east-1' },
    'orgcost-organization': { region: 'us-east-1' },
    'orgcost-operations-billing': { region: 'us-east-1' },
  });
});

it('says in each template what it is for', () => {
  const { stacks } = exampleApp().synth();
  expect(
    Object.fromEntries(
      stacks.map(({ stackName, template }) => [
        stackName,
        (template as { Description: string }).Description,
      ]),
    ),
  ).toEqual({
    'orgcost-alerting': 'OrgCost: one topic for the billing alarms of all',
    'orgcost-chargeback': 'OrgCost: months are prepared, and closed for good',
    'orgcost-collector': 'OrgCost: collects costs on a schedule',
    'orgcost-delivery': 'OrgCost: what lets its CI deploy',
    'orgcost-ledger': 'OrgCost: the ledger of costs',
    'orgcost-operations': 'OrgCost: who is told when OrgCost fails',
    'orgcost-organization': "OrgCost: what the organization's accounts get",
  });
});

it('deploys first what another stack works with', () => {
  const { stacks } = exampleApp({ homeRegion: 'eu-central-1' }).synth();
  const names = stacks.map(({ stackName }) => stackName);
  expect(
    Object.fromEntries(
      stacks.map(({ stackName, dependencies }) => [
        stackName,
        dependencies.map(({ id }) => id).filter((id) => names.includes(id)),
      ]),
    ),
  ).toEqual({
    'orgcost-alerting': ['orgcost-operations-billing'],
    'orgcost-chargeback': ['orgcost-operations', 'orgcost-ledger'],
    'orgcost-collector': ['orgcost-operations', 'orgcost-ledger', 'orgcost-alerting'],
    'orgcost-delivery': ['orgcost-organization'],
    'orgcost-ledger': [],
    'orgcost-operations': [],
    'orgcost-operations-billing': [],
    'orgcost-organization': ['orgcost-alerting', 'orgcost-ledger'],
  });
});

it('is not synthesized where cdk-nag finds something', () => {
  const app = exampleApp();
  new CfnTopic(new Stack(app, 'another'), 'Plain', {});
  expect(() => app.synth()).toThrow('AwsSolutions-SNS3');
});

it('goes where it is told', () => {
  expect(basename(exampleApp().synth().directory)).toBe('cdk.out');
});
