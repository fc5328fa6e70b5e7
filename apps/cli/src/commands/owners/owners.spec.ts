import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { parseUtcDay } from '@orgcost/domain';
import { focusText } from '@orgcost/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { openLocalSetting, type LocalSetting } from '../../testing/local-setting';
import { openTableStore } from '../../testing/table-store';

jest.setTimeout(30_000);

// The made-up organization has no other tag.
const config = `
costCenterTag: owner
chargeback:
  costCenters: [{ id: shop }, { id: finops }, { id: research }, { id: '4711' }]
  accounts:
    - { account: '721699219152', costCenter: '4711', owner: cfo@example.com, from: 2026-11-20 }
`;

const [management, shop, tracker, imported] = [
  '103665230401',
  '439733207903',
  '721699219152',
  // As FOCUS samples have them.
  '51738928782',
];

const costs = focusText(
  '1000.125, 1000, USD, 51738928782, Amazon EC2, Usage, 01, AWS',
  `2.5, 2, EUR, ${management}, Amazon S3, Usage, 02, AWS`,
  `7.000000000001, 7, USD, ${management}, Amazon S3, Usage, 02, AWS`,
  `9, 9, USD, ${shop}, Amazon S3, Usage, 02, AWS`,
);

/** As short as can be. */
const spansSchema = z.array(
  z
    .object({
      from: z.string(),
      costCenter: z.string(),
      source: z.string(),
      owner: z.string().optional(),
    })
    .transform(({ from, costCenter, source, owner }) => [from, costCenter, source, owner]),
);

const done = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });
const refused = (...lines: readonly string[]) => ({
  exitCode: 2,
  stdout: '',
  stderr: lines.map((line) => `orgcost: ${line}\n`).join(''),
});

let setting: LocalSetting;
let ledgers = 0;

/** Has the organization's accounts and the costs of the files, in a ledger that no other test writes to. */
async function newLedger(): Promise<string> {
  ledgers += 1;
  const place = `--ledger ledger-${ledgers}`;
  await setting.cli(`accounts sync ${place}`);
  await setting.cli(`import focus focus.csv ${place}`);
  return place;
}

const write = (file: string, text: string | Buffer) => writeFile(join(setting.folder, file), text);

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 3);
  await write('orgcost.config.yaml', config);
  await write('focus.csv', costs);
  await setting.cli('accounts sync');
  await setting.cli('import focus focus.csv');
});

afterAll(() => setting.close());

describe('orgcost owners list', () => {
  it('shows who owns each account in this month, also those that were only ever imported', async () => {
    expect(await setting.cli('owners list')).toEqual(
      done(`\
Owners of accounts, 2026-11-01 to 2026-11-30 (UTC, both included; To is the day after the last)

Account       Name                 State   Cost center  Owner            From        To          Source
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
103665230401  Management           ACTIVE  unassigned   platform         2026-11-01  2026-12-01  unassigned: tag owner names "platform", which is not a cost center of the config
439733207903  Web Shop Production  ACTIVE  shop         shop             2026-11-01  2026-12-01  tag
51738928782                                unassigned   –                2026-11-01  2026-12-01  unassigned
721699219152  Cost Tracker         ACTIVE  finops       finops           2026-11-01  2026-11-20  tag
721699219152  Cost Tracker         ACTIVE  4711         cfo@example.com  2026-11-20  2026-12-01  config

4 accounts, 2 of them unassigned on some days
`),
    );
  });

  it('shows one account in another month, and on one day', async () => {
    expect(await setting.cli(`owners list --month 2026-12 --account ${tracker}`)).toEqual(
      done(`\
Owners of accounts, 2026-12-01 to 2026-12-31 (UTC, both included)

Account       Name          State   Cost center  Owner            Source
────────────────────────────────────────────────────────────────────────
721699219152  Cost Tracker  ACTIVE  4711         cfo@example.com  config

1 account, none of them unassigned on some days
`),
    );
    const { exitCode, stdout } = await setting.cli(
      `owners list --on 2026-11-19 --account ${tracker} --json`,
    );
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      [
        {
          account: tracker,
          name: 'Cost Tracker',
          state: 'ACTIVE',
          from: '2026-11-19',
          to: '2026-11-20',
          costCenter: 'finops',
          source: 'tag',
          owner: 'finops',
          organizationalUnitPath: 'Root/Infrastructure',
        },
      ],
    ]);
  });

  it('gives rows to spreadsheets', async () => {
    expect(await setting.cli('owners list --on 2026-11-20 --format csv')).toEqual(
      done(`\
account,name,state,left,costCenter,owner,from,to,source,organizationalUnitPath,reason
103665230401,Management,ACTIVE,,unassigned,platform,2026-11-20,2026-11-21,unassigned,Root,"tag owner names ""platform"", which is not a cost center of the config"
439733207903,Web Shop Production,ACTIVE,,shop,shop,2026-11-20,2026-11-21,tag,Root/Workloads/Production,
51738928782,,,,unassigned,,2026-11-20,2026-11-21,unassigned,,
721699219152,Cost Tracker,ACTIVE,,4711,cfo@example.com,2026-11-20,2026-11-21,config,Root/Infrastructure,
`),
    );
  });

  it('knows an account of which there is no more than a cost, an assignment, or an entry of the config', async () => {
    const place = `${await newLedger()} --config other.yaml`;
    await write('other.yaml', config.replace(tracker, '888888888888'));
    await write('owners.csv', 'account,cost_center,from\n999999999999,shop,2026-01-01\n');
    await setting.cli(`owners import owners.csv --by finance --allow-unknown ${place}`);
    for (const account of ['888888888888', '999999999999', imported]) {
      expect((await setting.cli(`owners list --account ${account} ${place}`)).exitCode).toBe(0);
    }
    const { stdout } = await setting.cli(`owners list --on 2026-11-20 --format csv ${place}`);
    expect(stdout.match(/^\d+/gm)).toEqual([
      management,
      shop,
      imported,
      tracker,
      '888888888888',
      '999999999999',
    ]);
  });

  it('says so where the ledger knows none', async () => {
    await mkdir(join(setting.folder, 'empty'));
    await write('none.yaml', 'ledger: empty\n');
    expect(await setting.cli('owners list --config none.yaml')).toEqual(
      done(
        'The ledger knows no account yet: run "orgcost accounts sync", or import costs or owners.\n',
      ),
    );
  });
});

describe('orgcost owners import', () => {
  it('names a cost center that nothing has named before, where the config lists none', async () => {
    const place = await newLedger();
    await write('open.yaml', 'costCenterTag: owner\n');
    await write(
      'typo.csv',
      `account,cost_center,from\n${shop},shpo,2026-11-01\n${tracker},finops,2026-11-01\n`,
    );
    const named =
      'New, and named by nothing before: shpo (typo.csv, line 2). Where one is a slip, import it again, corrected\n';
    const line = `owners import typo.csv --config open.yaml ${place}`;
    expect(await setting.cli(`${line} --dry-run`, { env: {} })).toEqual(
      done(
        `2 rows: 2 assignments would be written, 0 unchanged\n${named}Nothing was written: this was a dry run\n`,
      ),
    );
    expect(await setting.cli(`${line} --by finance`)).toEqual(
      done(`2 rows: 2 assignments written, 0 unchanged\n${named}`),
    );
    expect(await setting.cli(`${line} --by finance`)).toEqual(
      done('2 rows: 0 assignments written, 2 unchanged\n'),
    );
  });

  const file = `account,cost_center,owner,from,to
${imported},research,lab@example.com,2026-11-01,2026-11-15
${shop},shop,,,
`;

  it('assigns, once; and withdraws', async () => {
    const place = await newLedger();
    const line = `owners import owners.csv --by finance --from 2026-11-05 ${place}`;
    const spansOf = async (account: string | undefined) => {
      const { stdout } = await setting.cli(`owners list --account ${account} --json ${place}`);
      return spansSchema.parse(JSON.parse(stdout));
    };
    await write('owners.csv', file);
    expect(await setting.cli(`${line} --dry-run`)).toEqual(
      done(
        '2 rows: 2 assignments would be written, 0 unchanged\nNothing was written: this was a dry run\n',
      ),
    );
    expect(await setting.cli(line)).toEqual(done('2 rows: 2 assignments written, 0 unchanged\n'));
    expect(await setting.cli(line)).toEqual(done('2 rows: 0 assignments written, 2 unchanged\n'));
    expect(await spansOf(imported)).toEqual([
      ['2026-11-01', 'research', 'assignment', 'lab@example.com'],
      ['2026-11-15', 'unassigned', 'unassigned', undefined],
    ]);
    expect(await spansOf(shop)).toEqual([
      ['2026-11-01', 'shop', 'tag', 'shop'],
      ['2026-11-05', 'shop', 'assignment', 'shop'],
    ]);

    await write('withdrawn.csv', `account,cost_center\n${shop},\n`);
    expect(
      await setting.cli(`owners import withdrawn.csv --from 2026-11-08 --json ${place}`, {
        env: { ...process.env, USER: 'ana' },
      }),
    ).toEqual(
      done(`\
{
  "rows": 1,
  "added": [
    {
      "account": "${shop}",
      "from": "2026-11-08",
      "recordedAt": "2026-11-10T12:00:00.001Z",
      "recordedBy": "ana",
      "origin": "withdrawn.csv, line 2"
    }
  ],
  "unchanged": 0,
  "newCostCenters": [],
  "dryRun": false
}
`),
    );
    expect(await spansOf(shop)).toEqual([
      ['2026-11-01', 'shop', 'tag', 'shop'],
      ['2026-11-05', 'shop', 'assignment', 'shop'],
      ['2026-11-08', 'shop', 'tag', 'shop'],
    ]);
  });

  it('tells each fault with its line, and writes nothing', async () => {
    const before = await setting.cli('owners list --json');
    await write(
      'owners.csv',
      `account,cost_center,from
${shop},shpo,2026-11-01
39733207903,shop,
999999999999,shop,2026-11-01
${tracker},research,2026-11-01
`,
    );
    expect(await setting.cli('owners import owners.csv --by finance')).toEqual(
      refused(
        'owners.csv, line 2: cost_center "shpo" is not a cost center of the config: correct it, or add it to chargeback.costCenters',
        'owners.csv, line 3: from is empty: fill it in, or add --from with the first UTC day',
        "owners.csv, line 3: account 39733207903 has 11 digits: put back the leading zero, or import its costs first if it is another provider's",
        'owners.csv, line 4: account 999999999999 is not known to the ledger: correct it, run "orgcost accounts sync", or add --allow-unknown',
      ),
    );
    expect(await setting.cli('owners list --json')).toEqual(before);
  });
});

describe('orgcost owners unassigned', () => {
  const line = 'owners unassigned --metric net-unblended';

  it('shows the costliest first, and is an answer all the same', async () => {
    expect(await setting.cli(line)).toEqual(
      done(`\
Accounts that nobody owns on some days of 2026-11, and what they cost in it

Account       Name        State   Organizational unit  Days  Net unblended  Why
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
103665230401  Management  ACTIVE  Root                   30       2.50 EUR  tag owner names "platform", which is not a cost center of the config
103665230401  Management  ACTIVE  Root                   30       7.00 USD  tag owner names "platform", which is not a cost center of the config
51738928782                                              30   1,000.12 USD  nothing names a cost center

2 accounts
Assign them by "orgcost owners import", the tag owner, or the config.
Amounts are rounded to two decimals here: --json gives every digit.
`),
    );
  });

  it('has every digit and day for programs', async () => {
    const { exitCode, stdout } = await setting.cli(`${line} --json`);
    const span = {
      from: '2026-11-01',
      to: '2026-12-01',
      costCenter: 'unassigned',
      source: 'unassigned',
    };
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      [
        {
          account: management,
          name: 'Management',
          state: 'ACTIVE',
          organizationalUnitPath: 'Root',
          days: 30,
          spans: [
            {
              ...span,
              owner: 'platform',
              organizationalUnitPath: 'Root',
              reason: 'tag owner names "platform", which is not a cost center of the config',
            },
          ],
          metric: 'net-unblended',
          costs: [
            { amount: '2.5', currency: 'EUR' },
            { amount: '7.000000000001', currency: 'USD' },
          ],
        },
        {
          account: imported,
          days: 30,
          spans: [span],
          metric: 'net-unblended',
          costs: [{ amount: '1000.125', currency: 'USD' }],
        },
      ],
    ]);
  });

  it('says so where there is none', async () => {
    await write('open.yaml', 'costCenterTag: owner\n');
    expect(await setting.cli('owners unassigned --config open.yaml --month 2026-10')).toEqual(
      done('Every account has an owner on all days of 2026-10.\n'),
    );
  });
});

it('tells of the rest where a month of the ledger is damaged, and of whom', async () => {
  const store = await openTableStore();
  const client = new DynamoDBClient(store.clientConfig);
  try {
    const place = `--table orgcost --endpoint-url ${store.endpoint}`;
    await setting.cli(`import focus focus.csv ${place}`);
    await client.send(
      new UpdateItemCommand({
        TableName: 'orgcost',
        Key: { pk: { S: `account#${imported}` }, sk: { S: 'month#2026-11' } },
        UpdateExpression: 'SET fetchedAt = :never',
        ExpressionAttributeValues: { ':never': { S: 'never' } },
      }),
    );
    for (const line of ['owners list', 'owners unassigned --metric net-unblended']) {
      const { exitCode, stdout, stderr } = await setting.cli(`${line} ${place} --json`);
      expect(exitCode).toBe(3);
      expect(stdout).toContain(imported);
      expect(stderr).toContain(`month 2026-11 of account ${imported} cannot be read`);
    }
  } finally {
    client.destroy();
    await store.close();
  }
});

describe('what is wrong is told in a line', () => {
  it.each([
    [
      'owners list --account 999999999999',
      'The ledger knows no account 999999999999 in these days: "orgcost accounts list" shows those that it knows',
    ],
    [
      'owners list --json --format csv',
      '--json and --format csv exclude each other: leave one out',
    ],
    [
      'owners list --month 2026-11 --on 2026-11-01',
      "option '--month <month>' cannot be used with option '--on <day>'",
    ],
    [
      'owners list --month november',
      '--month "november" is not a month: write it as YYYY-MM, such as 2026-11',
    ],
    [
      'owners unassigned',
      'These costs have no unblended: they have net-unblended, net-amortized; 3 accounts lack unblended in FOCUS files of AWS (103665230401, 439733207903, 51738928782): add --metric net-unblended',
    ],
    ['owners import', "missing required argument 'file'"],
    ['owners import no.csv --by me', 'no.csv does not exist'],
    ['owners import folder --by me', 'folder is a folder: name a CSV file'],
    ['owners import binary.csv --by me', 'binary.csv is not UTF-8 text: save it as "CSV UTF-8"'],
    [
      'owners import owners.csv --from 2026-11-31 --by me',
      '--from "2026-11-31" is not a day: the calendar does not have it',
    ],
    ['owners import owners.csv', 'Say who you are, with --by: the system does not tell'],
  ])('%s', async (line, message) => {
    await mkdir(join(setting.folder, 'folder'), { recursive: true });
    await write('owners.csv', 'account,cost_center\n1,a\n');
    await write('binary.csv', Buffer.from([0x50, 0x4b, 0xff, 0xfe]));
    expect(await setting.cli(line)).toEqual(refused(message));
  });
});
