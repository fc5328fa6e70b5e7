import { InvalidInputError } from '@orgcost/domain';
import { parseConfigFile } from './config-file';
import { deploymentSchema } from './deployment';

const parse = (text: string) => parseConfigFile(text, 'orgcost.config.yaml', deploymentSchema);

const least = `table: orgcost
collection:
  externalId: a-value-of-our-own
deployment:
  organizationId: o-exampleorgid
  managementAccount: '111111111111'
  trackerAccount: '222222222222'
  organizationalUnits: [r-exmp]
  maxPages: 2000
  operators: platform@example.com
alarms:
  monthToDate: 1000
`;

describe('a deployment', () => {
  it('has defaults for all that can have one', () => {
    expect(parse(least)).toEqual({
      table: 'orgcost',
      ownerTag: 'owner',
      costCenterTag: 'cost-center',
      organizationId: 'o-exampleorgid',
      managementAccount: '111111111111',
      trackerAccount: '222222222222',
      homeRegion: 'us-east-1',
      organizationalUnits: ['r-exmp'],
      excludedAccounts: [],
      hoursUtc: [6],
      maxPages: 2000,
      operators: 'platform@example.com',
      collection: {
        mode: 'member',
        memberRoleName: 'OrgCostCollector',
        payerRoleName: 'OrgCostPayer',
        externalId: 'a-value-of-our-own',
        requestsPerSecond: 10,
        concurrency: 16,
      },
      alarms: {
        monthToDate: 1000,
        metric: 'unblended',
        anomalyDetection: true,
        settleHours: 48,
        tiers: [],
      },
    });
  });

  it('takes all that a file may say', () => {
    const text = `
table: costs
ownerTag: cost-owner
costCenterTag: center
region: eu-central-1
collection:
  mode: payer
  memberRoleName: Collector
  payerRoleArn: arn:aws:iam::111111111111:role/Payer
  externalId: a-value-of-our-own
  requestsPerSecond: 5
  concurrency: 8
deployment:
  organizationId: o-exampleorgid
  managementAccount: '111111111111'
  trackerAccount: '222222222222'
  homeRegion: eu-central-1
  organizationalUnits: [ou-exmp-11111111, ou-exmp-22222222]
  excludedAccounts: ['333333333333']
  hoursUtc: [6, 18]
  maxPages: 2000
  operators: platform@example.com
  github:
    repository: example/cost-tracker
alarms:
  monthToDate: 1000
  daily: 200
  change: {}
  forecast: 1500
  budget: { amount: 1200 }
  metric: amortized
  anomalyDetection: false
  settleHours: 72
  tiers:
    - name: production
      organizationalUnits: [ou-exmp-11111111]
      monthToDate: 20000
      change: { percent: 20, minimum: 100 }
      budget: { amount: 24000, steps: [90] }
    - name: experiments
      tag: { key: stage, value: experiment }
      daily: 50
      change: false
      forecast: false
      budget: false
    - name: data
      accounts: ['444444444444']
      monthToDate: 90000
      daily: 5000
mail:
  sender: costs@example.com
  platform: [platform@example.com, night@example.com]
  digestAbove: 3
  owners:
    - owner: shop
      mail: [shop@example.com]
    - owner: shop
      mail: [new-shop@example.com]
      from: 2026-11-01
    - accounts: ['444444444444']
      mail: [data@example.com]
`;
    expect(parse(text)).toEqual({
      table: 'costs',
      ownerTag: 'cost-owner',
      costCenterTag: 'center',
      organizationId: 'o-exampleorgid',
      managementAccount: '111111111111',
      trackerAccount: '222222222222',
      homeRegion: 'eu-central-1',
      organizationalUnits: ['ou-exmp-11111111', 'ou-exmp-22222222'],
      excludedAccounts: ['333333333333'],
      hoursUtc: [6, 18],
      maxPages: 2000,
      operators: 'platform@example.com',
      github: { repository: 'example/cost-tracker', environment: 'production' },
      collection: {
        mode: 'payer',
        memberRoleName: 'Collector',
        payerRoleName: 'Payer',
        externalId: 'a-value-of-our-own',
        requestsPerSecond: 5,
        concurrency: 8,
      },
      alarms: {
        monthToDate: 1000,
        daily: 200,
        change: { percent: 50, minimum: 20 },
        forecast: 1500,
        budget: { amount: 1200, steps: [50, 80, 100] },
        metric: 'amortized',
        anomalyDetection: false,
        settleHours: 72,
        tiers: [
          {
            name: 'production',
            organizationalUnits: ['ou-exmp-11111111'],
            monthToDate: 20000,
            change: { percent: 20, minimum: 100 },
            budget: { amount: 24000, steps: [90] },
          },
          {
            name: 'experiments',
            tag: { key: 'stage', value: 'experiment' },
            daily: 50,
            change: false,
            forecast: false,
            budget: false,
          },
          { name: 'data', accounts: ['444444444444'], monthToDate: 90000, daily: 5000 },
        ],
      },
      mail: {
        sender: 'costs@example.com',
        platform: ['platform@example.com', 'night@example.com'],
        digestAbove: 3,
        owners: [
          { owner: 'shop', mail: ['shop@example.com'] },
          { owner: 'shop', mail: ['new-shop@example.com'], from: '2026-11-01' },
          { accounts: ['444444444444'], mail: ['data@example.com'] },
        ],
      },
    });
  });

  it('tells the platform team through the operators, unless it names others', () => {
    expect(parse(`${least}mail: { sender: costs@example.com }\n`).mail).toEqual({
      sender: 'costs@example.com',
      platform: ['platform@example.com'],
      digestAbove: 5,
      owners: [],
    });
  });

  it('has chargeback where the file has a section of it', () => {
    const section =
      'mail: { sender: costs@example.com }\nchargeback: { finance: [f@example.com] }\n';
    expect(parse(`${least}${section}`).chargeback).toEqual({
      rules: 'orgcost.rules.yaml',
      usage: [],
      costCenters: [],
      accounts: [],
      organizationalUnits: [],
      unassigned: 'unassigned',
      finance: ['f@example.com'],
      retentionYears: 7,
      retentionMode: 'governance',
      closers: [],
      prepareDay: 8,
    });
  });

  it('takes a tier of more OUs than the deployment may have', () => {
    const units = Array.from({ length: 500 }, (_, index) => `ou-exmp-${10_000_000 + index}`);
    const { alarms } = parse(
      `${least}  tiers: [{ name: workloads, organizationalUnits: ${JSON.stringify(units)}, daily: 5 }]\n`,
    );
    expect(alarms.tiers[0]?.organizationalUnits).toEqual(units);
  });

  it.each([
    [
      'table: orgcost\n',
      '',
      'line 1: table is missing: it must be the name of a DynamoDB table, such as orgcost',
    ],
    [/collection:\n.*\n/, '', 'line 1: collection is missing'],
    [
      '  externalId: a-value-of-our-own\n',
      '  mode: payer\n',
      'line 2: collection.externalId is missing: it must have 2 to 1,224 letters, digits or characters of +=,.@:/-_',
    ],
    ['alarms:\n  monthToDate: 1000\n', '', 'line 1: alarms is missing'],
    [
      "'111111111111'",
      '111111111111',
      'line 6: deployment.managementAccount is read as a number: put it in quotes',
    ],
    [
      '  maxPages: 2000\n',
      '',
      'line 4: deployment.maxPages is missing: it must be a whole number from 1 to 10000000',
    ],
    [
      '[r-exmp]',
      '[Workloads]',
      'line 8: deployment.organizationalUnits[0] must be the id of an OU or of the root, such as ou-exmp-11111111 or r-exmp',
    ],
    [
      '[r-exmp]',
      '[r-exmp, r-exmp]',
      'line 8: deployment.organizationalUnits[1] is there twice: remove one',
    ],
    [
      '[r-exmp]',
      '[]',
      'line 8: deployment.organizationalUnits must be a list of 1 to 50 ids of OUs',
    ],
    [
      '  maxPages',
      '  hoursUtc: [6, 24]\n  maxPages',
      'line 9: deployment.hoursUtc[1] must be a whole number from 0 to 23',
    ],
    ['platform@example.com', 'platform', 'line 10: deployment.operators must be an e-mail address'],
    [
      'monthToDate: 1000',
      'monthToDate: 10.5',
      'line 12: alarms.monthToDate must be a whole number from 1 to 1000000000',
    ],
    [
      'monthToDate: 1000',
      'monthToDate: 1000\n  change: { percent: 0 }',
      'line 13: alarms.change.percent must be a whole number from 1 to 10000',
    ],
    [
      'monthToDate: 1000',
      'monthToDate: 1000\n  budget: { amount: 10, steps: [] }',
      'line 13: alarms.budget.steps must be a list of 1 to 20 percents',
    ],
    [
      'monthToDate: 1000',
      "monthToDate: 1000\n  tiers: [{ name: a, accounts: ['333333333333'], change: true }]",
      'line 13: alarms.tiers[0].change must be settings, each with its value',
    ],
    [
      'monthToDate: 1000',
      "monthToDate: 1000\n  tiers: [{ name: a, accounts: ['333333333333'], budget: { amount: x } }]",
      'line 13: alarms.tiers[0].budget.amount must be a whole number from 1 to 1000000000',
    ],
    [
      'alarms:',
      'mail: {}\nalarms:',
      'line 11: mail.sender is missing: it must be an e-mail address',
    ],
  ])('is refused where one setting is wrong: %j as %j', (from, to, message) => {
    expect(() => parse(least.replace(from, to))).toThrow(
      new InvalidInputError(`orgcost.config.yaml, ${message}`),
    );
  });

  const tier = (lines: string) => `${least}  tiers:\n    - name: data\n${lines}`;

  it.each([
    [
      'ledger: .orgcost/ledger\n' + least,
      "line 1: ledger would lead orgcost away from the deployment's table: remove it",
    ],
    [
      'region: eu-central-1\n' + least,
      'line 1: region must be the Region of the table, deployment.homeRegion: us-east-1',
    ],
    [
      least.replace(
        'externalId',
        'payerRoleArn: arn:aws:iam::333333333333:role/Payer\n  externalId',
      ),
      'line 3: collection.payerRoleArn is a role of 333333333333: the payer is deployment.managementAccount, 111111111111',
    ],
    [
      least.replace(
        'externalId',
        'memberRoleName: Reader\n  payerRoleArn: arn:aws:iam::111111111111:role/Reader\n  externalId',
      ),
      'line 4: collection.payerRoleArn has the name of memberRoleName: the management account has both',
    ],
    [
      least.replace('externalId', `memberRoleName: ${'A'.repeat(65)}\n  externalId`),
      'line 3: collection.memberRoleName is longer than IAM takes: 64 characters',
    ],
    [
      `${least}chargeback:\n  finance: [f@example.com]\n`,
      'line 14: chargeback.finance are mailed from mail.sender: add mail, or remove them',
    ],
    [
      `${least}chargeback:\n  closers: ['arn:aws:iam::222222222222:role/a', 'arn:aws:iam::222222222222:role/a']\n`,
      'line 14: chargeback.closers[1] is there twice: remove one',
    ],
    [
      least.replace('  maxPages', '  homeRegion: cn-north-1\n  maxPages'),
      'line 9: deployment.homeRegion is not of the AWS partition aws: OrgCost is deployed in no other',
    ],
    [
      least.replace('  maxPages', '  homeRegion: eusc-de-east-1\n  maxPages'),
      'line 9: deployment.homeRegion is not of the AWS partition aws: OrgCost is deployed in no other',
    ],
    [
      least.replace(
        'externalId',
        'payerRoleArn: arn:aws-cn:iam::111111111111:role/Payer\n  externalId',
      ),
      'line 3: collection.payerRoleArn is not of the AWS partition aws: OrgCost is deployed in no other',
    ],
    [
      least.replace('externalId', 'memberRoleName: team/Collector\n  externalId'),
      'line 3: collection.memberRoleName has a path: a deployment makes its roles without one',
    ],
    [
      least.replace(
        '  maxPages',
        "  excludedAccounts: ['333333333333', '111111111111']\n  maxPages",
      ),
      'line 9: deployment.excludedAccounts[1] is the management account, which StackSets leave out anyway: remove it',
    ],
    [
      tier('      monthToDate: 5\n'),
      'line 14: alarms.tiers[0] must have one of organizationalUnits, tag and accounts',
    ],
    [
      tier("      accounts: ['333333333333']\n      budget: { steps: [50] }\n"),
      'line 16: alarms.tiers[0].budget has no amount, nor has alarms.budget: give one of them its amount',
    ],
    [
      tier("      accounts: ['333333333333']\n      budget: { amount: 5, steps: [50, 80, 50] }\n"),
      'line 16: alarms.tiers[0].budget.steps[2] is there twice: remove one',
    ],
    [
      `${least}  budget: { amount: 5, steps: [50, 50] }\n`,
      'line 13: alarms.budget.steps[1] is there twice: remove one',
    ],
    [
      tier("      accounts: ['333333333333']\n"),
      'line 14: alarms.tiers[0] changes nothing: give it one of monthToDate, daily, change, forecast, budget',
    ],
    [
      tier(
        "      accounts: ['333333333333']\n      daily: 5\n" +
          "    - name: more\n      accounts: ['444444444444', '333333333333']\n      daily: 6\n",
      ),
      'line 18: alarms.tiers[1].accounts[1] is in tier data already, which counts: remove one',
    ],
    [
      tier(
        "      accounts: ['333333333333']\n      daily: 5\n" +
          '    - name: data\n      organizationalUnits: [ou-exmp-11111111]\n      daily: 6\n',
      ),
      "line 17: alarms.tiers[1].name is another tier's name, too: choose another",
    ],
    [
      tier("      accounts: ['333333333333']\n      daily: 5\n").replace(
        '  maxPages',
        "  excludedAccounts: ['333333333333']\n  maxPages",
      ),
      'line 16: alarms.tiers[0].accounts[0] is excluded by deployment.excludedAccounts: remove one',
    ],
    [
      least.replace('externalId', 'memberRoleName: orgcostpayer\n  externalId'),
      "line 3: collection.memberRoleName is the payer role's name, where payerRoleArn names no other: the management account has both",
    ],
    [
      least.replace('externalId', 'memberRoleName: OrgCost-Collector-Plan\n  externalId'),
      "line 3: collection.memberRoleName begins with orgcost-, as the names of OrgCost's own roles do: choose another",
    ],
    [
      least.replace('externalId', 'memberRoleName: orgcostalarmtester\n  externalId'),
      'line 3: collection.memberRoleName is the name of another role of OrgCost: choose another',
    ],
    [
      least.replace('[r-exmp]', '[r-exmp, ou-othr-11111111]'),
      'line 8: deployment.organizationalUnits[1] is of another organization than r-exmp: an organization has one root',
    ],
    [
      tier('      organizationalUnits: [ou-othr-11111111]\n      daily: 5\n'),
      'line 15: alarms.tiers[0].organizationalUnits[0] is of another organization than r-exmp: an organization has one root',
    ],
    [
      least.replace(
        'alarms:',
        '  github:\n    repository: example/cost-tracker\n    ownerId: 1001\nalarms:',
      ),
      'line 13: deployment.github.ownerId does nothing without repositoryId: give both or none',
    ],
    [
      tier(
        '      organizationalUnits: [ou-exmp-11111111]\n      daily: 5\n' +
          '    - name: more\n      organizationalUnits: [ou-exmp-22222222, ou-exmp-11111111]\n      daily: 6\n',
      ),
      'line 18: alarms.tiers[1].organizationalUnits[1] is in tier data already, which counts: remove one',
    ],
    [
      tier(
        '      tag: { key: stage, value: test }\n      daily: 5\n' +
          '    - name: more\n      tag: { key: stage, value: test }\n      daily: 6\n',
      ),
      'line 18: alarms.tiers[1].tag is in tier data already, which counts: remove one',
    ],
    [
      tier(
        '      organizationalUnits: [r-exmp]\n      daily: 5\n' +
          "    - name: more\n      accounts: ['333333333333']\n      daily: 6\n" +
          "    - name: payer\n      accounts: ['111111111111']\n      daily: 7\n",
      ),
      'line 17: alarms.tiers[1] never counts: every account is in tier data before, by the root',
    ],
    [
      `${least}mail:\n  sender: a@example.com\n  owners:\n    - mail: [b@example.com]\n`,
      'line 16: mail.owners[0] must have one of owner and accounts',
    ],
    [
      `${least}mail:\n  sender: a@example.com\n  owners:\n` +
        '    - { owner: shop, mail: [b@example.com], from: 2026-11-01 }\n' +
        '    - { owner: shop, mail: [c@example.com] }\n' +
        '    - { owner: shop, mail: [d@example.com], from: 2026-11-01 }\n',
      'line 18: mail.owners[2] tells of owner shop from the same day as one before: remove one',
    ],
    [
      `${least}mail:\n  sender: a@example.com\n  owners:\n` +
        "    - { accounts: ['333333333333'], mail: [b@example.com] }\n" +
        "    - { accounts: ['444444444444', '333333333333'], mail: [c@example.com] }\n",
      'line 17: mail.owners[1] tells of 333333333333 from the same day as one before: remove one',
    ],
  ])('is refused where settings contradict each other (%#)', (text, message) => {
    expect(() => parse(text)).toThrow(new InvalidInputError(`orgcost.config.yaml, ${message}`));
  });
});
