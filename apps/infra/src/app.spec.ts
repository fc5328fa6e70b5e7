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
    'orgcost-operations': { region: 'eu-central-1' },
    'orgcost-delivery': { region: 'eu-central-1' },
    'orgcost-alerting': { region: 'us-east-1' },
    'orgcost-organization': { region: 'us-east-1' },
    'orgcost-operations-billing': { region: 'us-east-1' },
  });
});
