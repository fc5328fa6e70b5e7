import { InvalidInputError } from '@orgcost/domain';
import { parseConfigFile } from './config-file';
import { configSchema } from './config-schema';
import { ownershipSettings } from './ownership-settings';

const parse = (text: string) => parseConfigFile(text, 'orgcost.config.yaml', configSchema);

/** @param lines of the section */
const parseSection = (lines: string) =>
  parse(`chargeback:\n${lines.replaceAll(/^/gm, '  ')}\n`).chargeback;

const defaults = {
  rules: 'orgcost.rules.yaml',
  usage: [],
  costCenters: [],
  accounts: [],
  organizationalUnits: [],
  unassigned: 'unassigned',
  finance: [],
  retentionYears: 7,
  retentionMode: 'governance',
  closers: [],
  prepareDay: 8,
};

describe('chargeback', () => {
  it('is not there where the file does not have it', () => {
    expect(parse('')).toEqual({});
  });

  it('has defaults for all', () => {
    expect(parse('chargeback: {}')).toEqual({ chargeback: defaults });
  });

  it('takes all that a file may say', () => {
    const text = `
rules: finance/rules.yaml
usage: [usage.csv, more.csv]
costCenters:
  - id: web-shop
    name: Web Shop
    owner: shop-lead@example.com
  - { id: '4711' }
  - { id: nobodys }
accounts:
  - { account: '51738928782', costCenter: '4711', from: 2026-07-01, to: 2027-07-01 }
  - { account: '51738928782', costCenter: web-shop, owner: ana, from: 2027-07-01 }
  - { account: my subscription, costCenter: web-shop }
organizationalUnits:
  - { path: Root, costCenter: '4711', to: 2027-01-01 }
  - { path: Root, costCenter: web-shop, from: 2027-01-01 }
  - { path: Root/Online Shop, costCenter: web-shop, owner: ben }
unassigned: nobodys
finance: [finance@example.com]
retentionYears: 10
retentionMode: compliance
closers: ['arn:aws:iam::222222222222:role/aws-reserved/sso/finance', arn:aws:iam::333333333333:user/ana]
prepareDay: 9
`;
    expect(parseSection(text)).toEqual({
      rules: 'finance/rules.yaml',
      usage: ['usage.csv', 'more.csv'],
      costCenters: [
        { id: 'web-shop', name: 'Web Shop', owner: 'shop-lead@example.com' },
        { id: '4711' },
        { id: 'nobodys' },
      ],
      accounts: [
        { account: '51738928782', costCenter: '4711', from: '2026-07-01', to: '2027-07-01' },
        { account: '51738928782', costCenter: 'web-shop', owner: 'ana', from: '2027-07-01' },
        { account: 'my subscription', costCenter: 'web-shop' },
      ],
      organizationalUnits: [
        { path: 'Root', costCenter: '4711', to: '2027-01-01' },
        { path: 'Root', costCenter: 'web-shop', from: '2027-01-01' },
        { path: 'Root/Online Shop', costCenter: 'web-shop', owner: 'ben' },
      ],
      unassigned: 'nobodys',
      finance: ['finance@example.com'],
      retentionYears: 10,
      retentionMode: 'compliance',
      closers: [
        'arn:aws:iam::222222222222:role/aws-reserved/sso/finance',
        'arn:aws:iam::333333333333:user/ana',
      ],
      prepareDay: 9,
    });
  });

  const costCenter =
    'must be a cost center of 1 to 128 characters, without space around it, such as web-shop';
  const account =
    "must be an account id in quotes, such as '111111111111', of at most 256 characters, without space around it";
  const unlisted = 'is not among chargeback.costCenters: add it there, or correct it';

  it.each([
    ['rule: x', 'line 2: chargeback.rule is not a setting: remove or correct it'],
    [
      'costCenters:\n- id: 4711',
      'line 3: chargeback.costCenters[0].id is read as a number: put it in quotes',
    ],
    ['costCenters:\n- id: ""', `line 3: chargeback.costCenters[0].id ${costCenter}`],
    ['costCenters:\n- id: "a "', `line 3: chargeback.costCenters[0].id ${costCenter}`],
    ['costCenters:\n- id: "a\\tb"', `line 3: chargeback.costCenters[0].id ${costCenter}`],
    [
      `costCenters:\n- id: ${'a'.repeat(129)}`,
      `line 3: chargeback.costCenters[0].id ${costCenter}`,
    ],
    ['unassigned: ""', `line 2: chargeback.unassigned ${costCenter}`],
    [
      'costCenters:\n- id: a\n- name: A\n  id: a',
      'line 5: chargeback.costCenters[1].id is there twice: remove one',
    ],
    [
      'accounts:\n- account: 111111111111\n  costCenter: a',
      'line 3: chargeback.accounts[0].account is read as a number: put it in quotes',
    ],
    [
      'accounts:\n- account: " 1"\n  costCenter: a',
      `line 3: chargeback.accounts[0].account ${account}`,
    ],
    [
      `accounts:\n- account: ${'a'.repeat(257)}\n  costCenter: a`,
      `line 3: chargeback.accounts[0].account ${account}`,
    ],
    [
      'accounts:\n- account: "1"',
      `line 3: chargeback.accounts[0].costCenter is missing: it ${costCenter}`,
    ],
    [
      'costCenters: [id: a]\naccounts:\n- account: "1"\n  costCenter: b',
      `line 5: chargeback.accounts[0].costCenter ${unlisted}`,
    ],
    [
      'costCenters: [id: a]\norganizationalUnits:\n- path: Root\n  costCenter: b',
      `line 5: chargeback.organizationalUnits[0].costCenter ${unlisted}`,
    ],
    ['costCenters: [id: a]\nunassigned: b', `line 3: chargeback.unassigned ${unlisted}`],
    [
      'accounts:\n- account: "1"\n  costCenter: a\n  from: 2026-11-01\n  to: 2026-11-01',
      'line 6: chargeback.accounts[0].to must be later than from, 2026-11-01: it is the day after the last',
    ],
    [
      'organizationalUnits:\n- path: Root\n  costCenter: a\n  from: 2026-11-01\n  to: 2026-10-01',
      'line 6: chargeback.organizationalUnits[0].to must be later than from, 2026-11-01: it is the day after the last',
    ],
    [
      'organizationalUnits:\n- path: Root/\n  costCenter: a',
      'line 3: chargeback.organizationalUnits[0].path must be the path of an OU from the root down, such as Root/Workloads/Production',
    ],
    [
      'organizationalUnits:\n- { path: Root, costCenter: a, from: 2026-11-01 }\n- { path: Root, costCenter: b, to: 2026-11-02 }',
      'line 4: chargeback.organizationalUnits[1] tells of Root on days of which one before tells, too: give them from and to, or remove one',
    ],
    [
      'accounts:\n- { account: "1", costCenter: a }\n- { account: "1", costCenter: a, from: 2026-11-01 }',
      'line 4: chargeback.accounts[1] tells of 1 on days of which one before tells, too: give them from and to, or remove one',
    ],
    ['finance: [finance]', 'line 2: chargeback.finance[0] must be an e-mail address'],
    [
      'retentionMode: for ever',
      'line 2: chargeback.retentionMode must be governance or compliance',
    ],
    [
      'closers: [finance]',
      'line 2: chargeback.closers[0] must be the ARN of an IAM role or user, such as arn:aws:iam::222222222222:role/finance',
    ],
    ['prepareDay: 29', 'line 2: chargeback.prepareDay must be a whole number from 1 to 28'],
    ['retentionYears: 0', 'line 2: chargeback.retentionYears must be a whole number from 1 to 100'],
    ['usage: usage.csv', 'line 2: chargeback.usage must be a list of paths of CSV files'],
  ])('names file, line and mend: %j', (lines, message) => {
    expect(() => parseSection(lines)).toThrow(
      new InvalidInputError(`orgcost.config.yaml, ${message}`),
    );
  });

  it('need not list the cost center that the default names', () => {
    expect(parseSection('costCenters: [id: a]')).toEqual({
      ...defaults,
      costCenters: [{ id: 'a' }],
    });
  });
});

describe('ownershipSettings', () => {
  it('are what chargeback takes of a file', () => {
    const config = parse(`
costCenterTag: center
chargeback:
  costCenters: [id: a]
  accounts: [{ account: '1', costCenter: a }]
  organizationalUnits: [{ path: Root, costCenter: a }]
`);
    expect(ownershipSettings(config)).toEqual({
      costCenterTag: 'center',
      costCenters: [{ id: 'a' }],
      accounts: [{ account: '1', costCenter: 'a' }],
      organizationalUnits: [{ path: 'Root', costCenter: 'a' }],
      unassigned: 'unassigned',
    });
  });

  it('leave it to tags where the file says nothing', () => {
    expect(ownershipSettings(parse(''))).toEqual({
      costCenterTag: 'cost-center',
      costCenters: [],
      accounts: [],
      organizationalUnits: [],
      unassigned: 'unassigned',
    });
  });
});
