import { parseAlertId } from '@orgcost/alerting';
import { parseUtcDay } from '@orgcost/domain';
import { focusText } from '@orgcost/testing';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentOf } from '../../aws/local-environment';
import { contextOf } from '../../context';
import { readLedger } from '../../ledger';
import { openLocalSetting, type LocalSetting } from '../../testing/local-setting';
import { Capture, type Outcome } from '../../testing/run-cli';

jest.setTimeout(120_000);

let setting: LocalSetting;

const config = (alarms: string): string => `collection: { requestsPerSecond: 1000 }
alarms: ${alarms}
mail:
  sender: costs@example.com
  platform: [platform@example.com]
  owners:
    - owner: shop
      mail: [shop@example.com]
`;

const user = 'ana';
const cli = (line: string, given: string[] = []): Promise<Outcome> =>
  setting.cli(line, { env: { ...environmentOf(setting.organization), USER: user } }, given);

const configure = (alarms: string): Promise<void> =>
  writeFile(join(setting.folder, 'orgcost.config.yaml'), config(alarms));

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-23'));
  await configure('{ monthToDate: 7000 }');
});

afterAll(() => setting.close());

const shop = '439733207903';
const alert = `${shop}/month-to-date/2026-11/7000`;

it('are raised after a collection, and their mails are written', async () => {
  const { exitCode, stdout } = await cli('collect');
  expect(exitCode).toBe(0);
  const told = stdout.slice(stdout.indexOf('New alerts')).replace(/-[0-9a-f-]{36}(?=.eml)/, '-ID');
  expect(told).toMatchInlineSnapshot(`
    "New alerts    Name                 Why
    ───────────────────────────────────────────────────────────────────────────────────
    439733207903  Web Shop Production  November to date is 7,350.20 USD, above 7,000.00

    Mails, written in place of being sent                                     To
    ──────────────────────────────────────────────────────────────────────────────────────────
    .orgcost/ledger-mail/2026-11-23-ID.eml  shop@example.com

    1 mail; each is there as .html as well, for a browser.
    "
  `);
  expect((await readdir(join(setting.folder, '.orgcost/ledger-mail'))).length).toBe(2);
});

it('are listed, for people and for programs', async () => {
  expect((await cli('alerts list')).stdout).toMatchInlineSnapshot(`
    "Raised      Alert                                    Name                 Why                                               Told
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    2026-11-23  439733207903/month-to-date/2026-11/7000  Web Shop Production  November to date is 7,350.20 USD, above 7,000.00  mailed
    "
  `);
  const { stdout } = await cli(`alerts list --account ${shop} --json`);
  expect(JSON.parse(stdout)).toMatchObject([
    {
      crossing: { account: shop, period: '2026-11', above: '7000' },
      delivery: { state: 'mailed' },
    },
  ]);
  expect((await cli('alerts list --month 2026-10')).stdout).toBe(
    'The ledger has no alert of 2026-10.\n',
  );
});

it('are shown with their reasons and their mails, and acknowledged', async () => {
  expect(await cli(`alerts ack ${alert} --note`, ['it is the sale'])).toEqual({
    exitCode: 0,
    stdout: `${alert} was seen by ana\n`,
    stderr: '',
  });
  const { stdout } = await cli(`alerts show ${alert}`);
  expect(stdout.replace(/as [0-9a-f-]{36}/, 'as ID')).toMatchInlineSnapshot(`
    "November to date is 7,350.20 USD, above 7,000.00

    Account      Web Shop Production
    Account id   439733207903
    Owner        shop
    Cost center  CC-1318
    Found by     OrgCost, in its ledger, 2026-11-23 12:00 UTC

    The account as it was on 23 November.

    What it is made of
    ------------------
    1 to 23 November        USD
    Usage              8,026.00
    Commitments       -1,622.02
    Tax                1,173.56
    Discounts           -227.35
    ---------------------------
    Total              7,350.20

    Lines are rounded to cents; unrounded, they add up to the total.

    Services that moved most
    ------------------------
    Service                                      USD  Usual  Difference
    Amazon Elastic Compute Cloud - Compute  2,287.01      –           –
    Amazon CloudFront                       1,276.37      –           –
    Tax                                     1,173.56      –           –
    Amazon Relational Database Service        692.37      –           –
    EC2 - Other                               430.56      –           –

    Usual is the median of the same weekdays before, with what comes on these
    days of each month; – where there are too few of them.

    May still change: 21 to 23 November.

    To look closer
    --------------
    This alert, and what became of it
      orgcost alerts show 439733207903/month-to-date/2026-11/7000

    Costs of these days, by service
      orgcost costs --account 439733207903 --from 2026-11-01 --to 2026-11-24 --group-by service

    To acknowledge it
      orgcost alerts ack 439733207903/month-to-date/2026-11/7000

    Raised 2026-11-23T12:00:00.000Z
    Mailed 2026-11-23T12:00:00.000Z to shop@example.com, as ID
    Seen 2026-11-23T12:00:00.000Z by ana: it is the sale
    "
  `);
  expect((await cli('alerts list')).stdout).toContain('seen by ana');
  const shown: unknown = JSON.parse((await cli(`alerts show ${alert} --json`)).stdout);
  expect(shown).toMatchObject({
    acknowledged: { by: 'ana', note: 'it is the sale', at: '2026-11-23T12:00:00.000Z' },
    mails: [{ mail: { to: ['shop@example.com'], alerts: [alert] }, events: [] }],
  });
});

it('are recorded and told to nobody where they are muted', async () => {
  expect(await cli(`alerts mute --account ${shop} --until 2026-12-01 --by ben`)).toEqual({
    exitCode: 0,
    stdout: `Alerts of account ${shop} are recorded, and nobody is told of them before 2026-12-01\n`,
    stderr: '',
  });
  expect(
    (
      await cli(
        'alerts mute --until 2026-11-25 --by ben --policy daily --account 775801185405 --note',
        ['A load test'],
      )
    ).exitCode,
  ).toBe(0);
  expect((await cli('alerts mutes')).stdout).toMatchInlineSnapshot(`
    "Until       Account       Alerts  By   Since       Why
    ──────────────────────────────────────────────────────────────
    2026-11-25  775801185405  daily   ben  2026-11-23  A load test
    2026-12-01  439733207903  all     ben  2026-11-23
    "
  `);
  expect(JSON.parse((await cli('alerts mutes --json')).stdout)).toEqual([
    {
      account: '775801185405',
      policy: 'daily',
      until: '2026-11-25',
      by: 'ben',
      at: '2026-11-23T12:00:00.000Z',
      note: 'A load test',
    },
    { account: shop, until: '2026-12-01', by: 'ben', at: '2026-11-23T12:00:00.000Z' },
  ]);
  await configure('{ monthToDate: 6900 }');
  const { exitCode, stdout } = await cli('alerts check');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${shop}  Web Shop Production  November to date`);
  expect(stdout).not.toContain('Mails');
  expect((await cli(`alerts list --account ${shop}`)).stdout).toContain('nobody: muted');
  expect((await cli('alerts check')).stdout).toBe('No new alerts\n');
});

it('are told again once a mute is ended, where there is one', async () => {
  const ended = (stdout: string) => ({ exitCode: 0, stdout: `${stdout}\n`, stderr: '' });
  expect(await cli(`alerts mute --account ${shop} --until 2026-11-23 --policy daily`)).toEqual(
    ended(`There is no mute of alerts of daily of account ${shop} to end`),
  );
  expect(await cli(`alerts mute --account ${shop} --until 2026-11-20`)).toEqual(
    ended(`The mute of alerts of account ${shop} has ended`),
  );
  expect(await cli(`alerts mute --account ${shop} --until 2026-11-23`)).toEqual(
    ended(`There is no mute of alerts of account ${shop} to end`),
  );
  expect(await cli('alerts mute --account 775801185405 --until 2026-11-23 --policy daily')).toEqual(
    ended('The mute of alerts of daily of account 775801185405 has ended'),
  );
  expect(await cli('alerts mutes')).toEqual(ended('No alerts are muted.'));
});

it('can be tried on the past, and nothing is recorded', async () => {
  const { exitCode, stdout } = await cli('alerts backtest --from 2026-11-01 --month-to-date 6000');
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Told        Account       Name                 Why
    ───────────────────────────────────────────────────────────────────────────────────────────────
    2026-11-19  439733207903  Web Shop Production  November to date is 6,211.74 USD, above 6,000.00

    Account       Name                 month-to-date  Alerts
    ────────────────────────────────────────────────────────
    439733207903  Web Shop Production              1       1
    ────────────────────────────────────────────────────────
    Total                                          1       1

    1 alert from 2026-11-01 to 2026-11-23
    "
  `);
  const json = await cli(`alerts backtest --account ${shop} --daily 290 --from 2026-11-20 --json`);
  const { crossings } = JSON.parse(json.stdout) as {
    crossings: { policy: string; period: string }[];
  };
  const days = crossings.map(({ policy, period }) => `${policy} ${period}`);
  expect(days).toEqual(['daily 2026-11-16', 'daily 2026-11-17', 'daily 2026-11-18']);
  expect((await cli('alerts list')).stdout).not.toContain('6000');
});

it('say which accounts can have none', async () => {
  const file = focusText('1, 1, EUR, 111, Amazon S3, Usage, 20, AWS');
  await writeFile(join(setting.folder, 'focus.csv'), file);
  expect((await cli('import focus focus.csv')).exitCode).toBe(0);
  const line =
    'Without alerts: 1 account not collected from the organization, as of imported files (111)\n';
  expect((await cli('alerts check')).stdout).toBe(`No new alerts\n${line}`);
  expect(JSON.parse((await cli('alerts check --json')).stdout)).toEqual({
    alerts: [],
    mails: [],
    unplaced: [],
    failed: [],
    unwatched: [{ account: '111', reason: 'not-of-organization' }],
  });
  const backtest = 'alerts backtest --from 2026-11-22 --month-to-date 900000';
  const none = 'No alert would have been raised from 2026-11-22 to 2026-11-23.\n';
  expect((await cli(backtest)).stdout).toBe(`${none}${line}`);
  expect((await cli(`${backtest} --account ${shop}`)).stdout).toBe(none);
  expect(JSON.parse((await cli(`${backtest} --json`)).stdout)).toEqual({
    crossings: [],
    unplaced: [],
    unwatched: [{ account: '111', reason: 'not-of-organization' }],
  });
});

it('tell of earlier mails where they are pending again', async () => {
  const context = await contextOf(
    { config: join(setting.folder, 'orgcost.config.yaml') },
    {
      stdout: new Capture(),
      stderr: new Capture(),
      env: {},
      cwd: setting.folder,
      now: () => Date.parse('2026-11-23T12:00:00Z'),
      stop: new AbortController().signal,
    },
  );
  const mail = await readLedger(context, async ({ alerts }) => {
    const key = parseAlertId(alert);
    const before = (await alerts.alert(key))?.delivery;
    if (before?.state !== 'mailed') throw new Error('It was not mailed');
    await alerts.moveOn(key, before, { state: 'pending', uncertain: [before.mail] });
    return before.mail;
  });
  const { stdout } = await cli(`alerts show ${alert}`);
  expect(stdout).toContain(` to shop@example.com, as ${mail}\nTold: not yet\nSeen `);
  expect(JSON.parse((await cli(`alerts show ${alert} --json`)).stdout)).toMatchObject({
    mails: [{ id: mail, mail: { to: ['shop@example.com'] }, events: [] }],
  });
  expect((await cli('alerts list')).stdout).toContain('not yet, seen by ana');
});

it.each([
  [
    'alerts show 1/daily/2026-11-24/5',
    'The ledger has no alert 1/daily/2026-11-24/5: "orgcost alerts list" shows those that it has',
  ],
  [
    'alerts ack 1/daily/2026-11-24/5',
    'The ledger has no alert 1/daily/2026-11-24/5: "orgcost alerts list" shows those that it has',
  ],
  [
    'alerts show 17',
    '"17" is not an alert: "orgcost alerts list" shows those that there are, such as 111111111111/daily/2026-11-24/200',
  ],
  [
    'alerts mute --account 1 --until 2026-12-01',
    'The ledger does not know account 1: "orgcost accounts list" shows those that it knows',
  ],
  [
    'alerts mute --account 1 --until soon',
    '--until "soon" is not a day: write it as YYYY-MM-DD, such as 2026-11-01',
  ],
  [
    'alerts backtest --from 2026-11-24 --to 2026-11-24',
    'From 2026-11-24 to 2026-11-24 there is no day: the end is exclusive and must be later than the start',
  ],
  [
    'alerts refusals --lift ana@example.com',
    '"ana@example.com" takes mail, as far as the ledger knows: "orgcost alerts refusals" shows those that do not',
  ],
  ['alerts backtest --account 1', 'The ledger does not know account 1'],
  ['alerts backtest --daily much', '--daily must be a whole number of 1 or more'],
])('refuse what makes no sense: %s', async (line, message) => {
  expect(await cli(line)).toEqual({ exitCode: 2, stdout: '', stderr: `orgcost: ${message}\n` });
});

it('ask for alarms in the config', async () => {
  await writeFile(join(setting.folder, 'orgcost.config.yaml'), '');
  const none = 'The config says nothing of alarms: give it some, ';
  expect((await cli('alerts check')).stderr).toBe(
    `orgcost: ${none}as docs/orgcost.config.example.yaml has them\n`,
  );
  expect((await cli('alerts backtest')).stderr).toBe(
    `orgcost: ${none}or say here what is to be tried, such as --month-to-date 1000\n`,
  );
});
