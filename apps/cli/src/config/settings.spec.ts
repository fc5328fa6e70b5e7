import { InvalidInputError } from '@orgcost/domain';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'orgcost-settings-'));
});

afterEach(async () => {
  await rm(cwd, { recursive: true });
});

/** Without a word of it in the file, which would be in that folder. */
const chargebackIn = (folder: string) => ({
  rules: join(folder, 'orgcost.rules.yaml'),
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
});

const write = (text: string, name = 'orgcost.config.yaml') => writeFile(join(cwd, name), text);

describe('settings', () => {
  it('have defaults for all that can have one', async () => {
    expect(await readSettings({}, { cwd, env: {} })).toEqual({
      store: { kind: 'embedded', directory: join(cwd, '.orgcost/ledger') },
      ownerTag: 'owner',
      costCenterTag: 'cost-center',
      chargeback: chargebackIn(cwd),
      collection: {
        mode: 'member',
        memberRoleName: 'OrgCostCollector',
        requestsPerSecond: 10,
        concurrency: 16,
      },
    });
  });

  it('know where locked copies are, of the deployed ledger and no other', async () => {
    const file = (chargeback: string) => `
table: orgcost
deployment:
  organizationId: o-exampleorgid
  managementAccount: '111111111111'
  trackerAccount: '222222222222'
  homeRegion: eu-central-1
  organizationalUnits: [r-exmp]
  maxPages: 2000
  operators: platform@example.com
${chargeback}`;
    const archive = async (flags: object = {}, env: object = {}) =>
      (await readSettings(flags, { cwd, env: { ...env } })).archive;

    await write(file('chargeback: {}\n'));
    expect(await archive()).toEqual({
      bucket: 'orgcost-statements-222222222222-eu-central-1',
      region: 'eu-central-1',
    });
    expect(await archive({ table: 'orgcost' })).toEqual(await archive());
    expect(await archive({ table: 'another' })).toBeUndefined();
    expect(await archive({ ledger: 'here' })).toBeUndefined();
    expect(await archive({ endpointUrl: 'http://localhost:8000' })).toBeUndefined();
    expect(await archive({}, { ORGCOST_LEDGER: 'here' })).toBeUndefined();
    await write(file(''));
    expect(await archive()).toBeUndefined();
  });

  it('take flags before environment before file', async () => {
    await write(`
profile: of-file
region: eu-west-1
ledger: of-file
collection: { memberRoleName: OfFile, externalId: of-file, concurrency: 2 }
`);
    const env = { ORGCOST_LEDGER: 'of-env', ORGCOST_MEMBER_ROLE_NAME: 'OfEnv' };

    expect(await readSettings({ profile: 'of-flag', table: 'of-flag' }, { cwd, env })).toEqual({
      profile: 'of-flag',
      region: 'eu-west-1',
      store: { kind: 'table', name: 'of-flag' },
      ownerTag: 'owner',
      costCenterTag: 'cost-center',
      chargeback: chargebackIn(cwd),
      collection: {
        mode: 'member',
        memberRoleName: 'OfEnv',
        externalId: 'of-file',
        requestsPerSecond: 10,
        concurrency: 2,
      },
    });
  });

  it("leave AWS's variables to its SDK, before the file", async () => {
    await write('profile: of-file\nregion: eu-west-1\n');
    const aws = async (flags: object, env: Record<string, string>) => {
      const { profile, region } = await readSettings(flags, { cwd, env });
      return { profile, region };
    };

    expect(await aws({}, { AWS_PROFILE: 'of-env' })).toEqual({ region: 'eu-west-1' });
    expect(await aws({}, { AWS_REGION: 'local' })).toEqual({ profile: 'of-file' });
    expect(await aws({ profile: 'of-flag' }, { AWS_PROFILE: 'of-env' })).toEqual({
      profile: 'of-flag',
      region: 'eu-west-1',
    });
  });

  it("never mix one ledger's name with another's endpoint", async () => {
    await write('table: of-file\nendpointUrl: http://localhost:8000\n');

    expect((await readSettings({}, { cwd, env: {} })).store).toEqual({
      kind: 'table',
      name: 'of-file',
      endpointUrl: 'http://localhost:8000',
    });
    expect((await readSettings({ table: 'of-flag' }, { cwd, env: {} })).store).toEqual({
      kind: 'table',
      name: 'of-flag',
    });
    expect((await readSettings({ ledger: 'here' }, { cwd, env: {} })).store).toEqual({
      kind: 'embedded',
      directory: join(cwd, 'here'),
    });
    expect(
      (await readSettings({ endpointUrl: 'http://localhost:9000' }, { cwd, env: {} })).store,
    ).toEqual({
      kind: 'table',
      name: 'of-file',
      endpointUrl: 'http://localhost:9000',
    });
  });

  it('mean folders and files in a file from where the file is', async () => {
    await mkdir(join(cwd, 'team'));
    await write('ledger: costs\nchargeback: { usage: [usage.csv] }\n', 'team/config.yaml');

    for (const [flags, env] of [
      [{ config: 'team/config.yaml' }, {}],
      [{}, { ORGCOST_CONFIG: 'team/config.yaml' }],
    ] as const) {
      const { store, chargeback } = await readSettings(flags, { cwd, env });
      expect(store).toEqual({ kind: 'embedded', directory: join(cwd, 'team/costs') });
      expect(chargeback).toEqual({
        ...chargebackIn(join(cwd, 'team')),
        usage: [join(cwd, 'team/usage.csv')],
      });
    }
  });

  it('take a variable that is empty for one that is not set', async () => {
    const env = { ORGCOST_CONFIG: '', ORGCOST_LEDGER: '', ORGCOST_TABLE: '' };

    expect(await readSettings({}, { cwd, env })).toEqual(await readSettings({}, { cwd, env: {} }));
  });

  it("refuse a table's endpoint without the table, in the file as well", async () => {
    await write('region: us-east-1\nendpointUrl: http://localhost:8000\n');

    await expect(readSettings({}, { cwd, env: {} })).rejects.toThrow(
      new InvalidInputError(
        'orgcost.config.yaml, line 2: endpointUrl is where the table is: name the table too, with table',
      ),
    );
  });

  it('name the line where a file has a ledger twice', async () => {
    await write('table: of-file\nledger: costs\n');

    await expect(readSettings({}, { cwd, env: {} })).rejects.toThrow(
      new InvalidInputError(
        'orgcost.config.yaml, line 2: ledger is a folder, and the ledger is in a table already, by table: remove one',
      ),
    );
  });

  it.each([
    [
      { config: 'no.yaml' },
      {},
      'There is no config file no.yaml: correct --config or ORGCOST_CONFIG',
    ],
    [
      { table: 'orgcost', ledger: 'here' },
      {},
      'A ledger is either in a table or in a folder: give --table (ORGCOST_TABLE) or --ledger (ORGCOST_LEDGER), not both',
    ],
    [
      { endpointUrl: 'http://localhost:8000' },
      {},
      '--endpoint-url is where the table is: name the table too, with --table',
    ],
    [{ endpointUrl: 'nowhere' }, {}, '--endpoint-url must be a URL, such as http://localhost:8000'],
    [
      {},
      { ORGCOST_PAYER_ROLE_ARN: 'payer' },
      'ORGCOST_PAYER_ROLE_ARN must be the ARN of an IAM role, such as arn:aws:iam::111111111111:role/OrgCostPayer',
    ],
    [
      {},
      { ORGCOST_TABLE: '-' },
      'ORGCOST_TABLE must be the name of a DynamoDB table, such as orgcost',
    ],
  ])('refuse %j with %j', async (flags, env, message) => {
    await expect(readSettings(flags, { cwd, env })).rejects.toThrow(new InvalidInputError(message));
  });
});
