import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { StandingAlarm } from '../alarms/standing-alarm';
import type { TestProgress } from '../alarms/test-progress';
import { coverageChecks, type CoverageCheck } from './check';
import { coverageOf, hasGap } from './coverage-of';
import type { AccountFacts, MailFacts, SharedFacts } from './facts';

const topicArn = 'arn:aws:sns:us-east-1:222222222222:orgcost-alarms';
const now = parseInstant('2026-11-27T12:00:00Z');

const alarm = (changes: Partial<StandingAlarm> = {}): StandingAlarm => ({
  policy: 'month-to-date',
  threshold: parseAmount('1000'),
  watchesBilling: true,
  actionsEnabled: true,
  actions: [topicArn],
  state: 'OK',
  ...changes,
});
const daily = (changes: Partial<StandingAlarm> = {}) =>
  alarm({ policy: 'daily', threshold: parseAmount('200'), ...changes });

const watched = (
  alarms: readonly StandingAlarm[],
  at = parseInstant('2026-11-27T06:00:00Z'),
): Required<Pick<AccountFacts, 'watched'>> => ({
  watched: { alarms: { found: alarms }, alerted: [], metric: { found: at } },
});

const account: AccountFacts = {
  account: '333333333333',
  name: 'Web shop',
  state: 'ACTIVE',
  joined: parseUtcDay('2024-03-05'),
  place: 'stack-set',
  known: { owner: 'shop' },
  desired: { monthToDate: 1000, daily: 200 },
  ...watched([alarm(), daily()]),
  mutes: [],
  lastTest: {
    found: {
      at: parseInstant('2026-11-20T09:00:00Z'),
      progress: {
        stage: 'delivered',
        at: parseInstant('2026-11-20T09:01:04.4Z'),
        to: ['platform@example.com'],
      },
    },
  },
};

const service = { inSandbox: false, senderIsVerified: true };
const mail: MailFacts = {
  sender: 'orgcost@example.com',
  platform: ['platform@example.com'],
  owners: [{ owner: 'shop', mail: ['Shop@example.com', 'lead@example.com'] }],
  service: { found: service },
  refused: new Map(),
};
const bounced = (address: string): MailFacts['refused'] =>
  new Map([[address, { address, kind: 'bounced', at: parseInstant('2026-11-20T08:00:00Z') }]]);

const shared: SharedFacts = {
  now,
  topicArn,
  topic: { found: { refusalOf: () => undefined } },
  stacks: { found: new Map([['333333333333', { exists: true, status: 'CURRENT' }]]) },
  mail,
};

it('is told for each check, of an account that is covered', () => {
  const coverage = coverageOf(account, shared);
  expect(hasGap(coverage)).toBe(false);
  expect(coverage).toEqual({
    account: '333333333333',
    name: 'Web shop',
    checks: {
      stack: { state: 'good', detail: 'CURRENT' },
      alarms: { state: 'good', detail: 'month-to-date and daily' },
      thresholds: { state: 'good', detail: '1,000.00 and 200.00' },
      metric: { state: 'good', detail: '2026-11-27 06:00 UTC' },
      topic: { state: 'good', detail: 'The topic and its key let its alarms in' },
      recipient: { state: 'good', detail: 'Shop@example.com, lead@example.com' },
      mail: { state: 'good', detail: 'orgcost@example.com' },
      test: {
        state: 'good',
        detail: 'Delivered on 2026-11-20, 64 s after it was set off',
        note: '7d',
      },
    },
  });
});

type Absent = 'watched' | 'known' | 'desired' | 'mail';

interface Case {
  readonly found: Partial<Record<CoverageCheck, string>>;
  readonly facts?: Partial<AccountFacts>;
  readonly all?: Partial<SharedFacts>;
  readonly without?: Absent;
}

const tested = (at: string, progress: TestProgress): Partial<AccountFacts> => ({
  lastTest: { found: { at: parseInstant(at), progress } },
});

function coverageIn({ facts, all, without }: Omit<Case, 'found'>) {
  const left = <Facts extends object>(all: Facts): Facts => {
    const entries = Object.entries(all).filter(([name]) => name !== without);
    return Object.fromEntries(entries) as Facts;
  };
  return coverageOf(left({ ...account, ...facts }), left({ ...shared, ...all }));
}

/** Checks that are not good, and why. */
function amiss(given: Omit<Case, 'found'>) {
  const { checks } = coverageIn(given);
  return Object.fromEntries(
    coverageChecks
      .filter((check) => checks[check].state !== 'good')
      .map((check) => [check, `${checks[check].state}: ${checks[check].detail}`]),
  );
}

const none = 'not-needed: It is to have no alarm';
const noStack = 'unknown: It has no stack';
const suspended = 'not-needed: It is SUSPENDED';

const cases: Readonly<Record<string, Case>> = {
  'an account that is not active': {
    found: Object.fromEntries(coverageChecks.map((check) => [check, suspended])),
    facts: { state: 'SUSPENDED' },
  },
  'an account that is excluded': {
    found: {
      stack: 'not-needed: deployment.excludedAccounts has it',
      ...{ alarms: none, thresholds: none, metric: none, topic: none, test: none },
    },
    facts: { place: 'excluded' },
    without: 'watched',
  },
  'an account that nobody thought of': {
    found: {
      stack: 'gap: It is in none of deployment.organizationalUnits',
      ...{ alarms: none, thresholds: none, metric: none, topic: none, test: none },
    },
    facts: { place: 'outside' },
    without: 'watched',
  },
  'the management account, whose stack is none of the StackSet': {
    found: { stack: 'not-needed: The management account has a stack of its own' },
    facts: { place: 'management' },
    all: { stacks: { found: new Map() } },
  },
  'an account without a stack': {
    found: {
      stack: 'gap: It has no stack',
      ...{ alarms: noStack, thresholds: noStack, metric: noStack, topic: noStack, test: noStack },
    },
    all: { stacks: { found: new Map() } },
    without: 'watched',
  },
  'a stack that failed': {
    found: { stack: 'gap: OUTDATED, FAILED: a policy denies it' },
    all: {
      stacks: {
        found: new Map([
          [
            '333333333333',
            { exists: true, status: 'OUTDATED, FAILED', reason: 'a policy denies it' },
          ],
        ]),
      },
    },
  },
  'a stack that is late': {
    found: { stack: 'gap: OUTDATED' },
    all: { stacks: { found: new Map([['333333333333', { exists: true, status: 'OUTDATED' }]]) } },
  },
  'alarms that cannot be read, in one gap': {
    found: {
      alarms: 'gap: It could not be looked at',
      thresholds: 'unknown: Its alarms could not be looked at',
      metric: 'unknown: Its alarms could not be looked at',
    },
    facts: { watched: { alarms: { failed: 'denied' }, alerted: [], metric: { failed: 'denied' } } },
  },
  'a metric that cannot be read': {
    found: { metric: 'gap: It could not be looked at' },
    facts: {
      watched: { alarms: { found: [alarm(), daily()] }, alerted: [], metric: { failed: 'denied' } },
    },
  },
  'alarms that are gone, with no word of their thresholds': {
    found: { alarms: 'gap: month-to-date is missing; daily is missing' },
    facts: watched([]),
  },
  'an alarm that is not to be there yet': {
    found: {},
    facts: { desired: { monthToDate: 1000 }, ...watched([alarm()]) },
  },
  'an alarm that is not to be there any more': {
    found: { thresholds: 'gap: daily is 200.00, not off' },
    facts: { desired: { monthToDate: 1000 } },
  },
  'alarms that somebody changed': {
    found: {
      alarms: `gap: month-to-date does not go by the account's billing metric; daily does not tell ${topicArn}`,
      thresholds: 'gap: month-to-date is 1,000.50, not 1,000.00',
    },
    facts: watched([
      alarm({ watchesBilling: false, threshold: parseAmount('1000.5') }),
      daily({ actions: ['arn:aws:sns:us-east-1:222222222222:others'] }),
    ]),
  },
  'alarms whose actions are off': {
    found: { alarms: 'gap: month-to-date has its actions switched off' },
    facts: watched([alarm({ actionsEnabled: false }), daily({ actions: ['other', topicArn] })]),
  },
  'a metric of a day ago': {
    found: {},
    facts: watched([alarm(), daily()], parseInstant('2026-11-26T12:00:00Z')),
  },
  'a metric of more than a day ago': {
    found: { metric: "gap: AWS's billing metric came last at 2026-11-26 11:59 UTC" },
    facts: watched([alarm(), daily()], parseInstant('2026-11-26T11:59:59Z')),
  },
  'no metric': {
    found: { metric: "gap: AWS's billing metric does not come" },
    facts: {
      watched: { alarms: { found: [alarm(), daily()] }, alerted: [], metric: { found: undefined } },
    },
  },
  'no metric of an account of yesterday': {
    found: { metric: "unknown: It joined on 2026-11-26: AWS's billing metric is still to come" },
    facts: {
      joined: parseUtcDay('2026-11-26'),
      watched: { alarms: { found: [alarm(), daily()] }, alerted: [], metric: { found: undefined } },
    },
  },
  'no metric of an account of the day before': {
    found: { metric: "gap: AWS's billing metric does not come" },
    facts: {
      joined: parseUtcDay('2026-11-25'),
      watched: { alarms: { found: [alarm(), daily()] }, alerted: [], metric: { found: undefined } },
    },
  },
  'a topic that keeps alarms out': {
    found: { topic: 'gap: shut for 333333333333' },
    all: { topic: { found: { refusalOf: (id) => `shut for ${id}` } } },
  },
  'a topic that cannot be read': {
    found: { topic: 'gap: It could not be looked at' },
    all: { topic: { failed: 'denied' } },
  },
  'an account that the ledger does not know': {
    found: { recipient: 'gap: The ledger does not know the account, nor its owner' },
    without: 'known',
  },
  'no owner': {
    found: { recipient: 'gap: No owner is known: the platform team is told' },
    facts: { known: {} },
  },
  'an owner without an address': {
    found: { recipient: 'gap: No address of data is known: the platform team is told' },
    facts: { known: { owner: 'data' } },
  },
  'an address that bounces, though another takes mail': {
    found: { recipient: 'gap: Shop@example.com bounced on 2026-11-20' },
    all: { mail: { ...mail, refused: bounced('shop@example.com') } },
  },
  "a platform team's address that bounces, in every account": {
    found: { mail: 'gap: platform@example.com bounced on 2026-11-20' },
    all: { mail: { ...mail, refused: bounced('platform@example.com') } },
  },
  'a mute of all': {
    found: { recipient: 'gap: Muted until 2026-12-01 by ana: nobody is told' },
    facts: {
      mutes: [{ account: '333333333333', until: parseUtcDay('2026-12-01'), by: 'ana', at: now }],
    },
  },
  'a mute of one policy': {
    found: {},
    facts: {
      mutes: [
        {
          account: '333333333333',
          policy: 'daily',
          until: parseUtcDay('2026-12-01'),
          by: 'ana',
          at: now,
        },
      ],
    },
  },
  'nobody to be mailed': {
    found: {
      recipient: 'unknown: Nobody is mailed',
      mail: 'gap: The config has no mail: nobody is told',
      test: 'not-needed: Nobody is mailed',
    },
    without: 'mail',
  },
  'a mail service that cannot be asked': {
    found: { mail: 'gap: It could not be looked at' },
    all: { mail: { ...mail, service: { failed: 'denied' } } },
  },
  'a sandbox': {
    found: { mail: 'gap: SES is in its sandbox: it mails to addresses only that are verified' },
    all: { mail: { ...mail, service: { found: { ...service, inSandbox: true } } } },
  },
  'a pause': {
    found: { mail: 'gap: SES sends nothing: its status is SHUTDOWN' },
    all: {
      mail: { ...mail, service: { found: { ...service, paused: 'its status is SHUTDOWN' } } },
    },
  },
  'a sender that is not verified': {
    found: { mail: 'gap: SES has not verified orgcost@example.com, nor its domain' },
    all: { mail: { ...mail, service: { found: { ...service, senderIsVerified: false } } } },
  },
  'no test of late': {
    found: { test: 'unknown: Not tried in the last 90 days' },
    facts: { lastTest: { found: undefined } },
  },
  'tests that cannot be read': {
    found: { test: 'gap: It could not be looked at' },
    facts: { lastTest: { failed: 'alert x: cannot be read' } },
  },
  'a test that has just begun': {
    found: { test: 'unknown: On its way since 11:00 UTC' },
    facts: tested('2026-11-27T11:00:01Z', { stage: 'set-off' }),
  },
  'a test that did not arrive': {
    found: { test: 'gap: The test of 2026-11-27 did not arrive' },
    facts: tested('2026-11-27T11:00:00Z', { stage: 'mailed', at: now, to: [] }),
  },
  'a test that came back': {
    found: {
      test: 'gap: The mail of the test of 2026-11-27 came back: ana@example.com bounced',
    },
    facts: tested('2026-11-27T11:30:00Z', { stage: 'lost', why: 'ana@example.com bounced' }),
  },
  "a test in an owner's place": {
    found: {
      test: 'gap: The test of 2026-11-27 went to the platform team in place of the owner',
    },
    facts: tested('2026-11-27T11:30:00Z', { stage: 'stood-in', at: now, to: [] }),
  },
  'an alarm that led to an alert': {
    found: {},
    facts: {
      watched: {
        alarms: { found: [alarm({ state: 'ALARM' }), daily()] },
        alerted: ['month-to-date'],
        metric: { found: now },
      },
    },
  },
  'an alarm that led to none': {
    found: { alarms: 'gap: daily is in ALARM, and led to no alert' },
    facts: {
      watched: {
        alarms: { found: [alarm(), daily({ state: 'ALARM' })] },
        alerted: ['month-to-date'],
        metric: { found: now },
      },
    },
  },
  'a stack that could not be made': {
    found: {
      stack: 'gap: It has no stack: INOPERABLE: the role is there already',
      ...{ alarms: noStack, thresholds: noStack, metric: noStack, topic: noStack, test: noStack },
    },
    all: {
      stacks: {
        found: new Map([
          [
            '333333333333',
            { exists: false, status: 'INOPERABLE', reason: 'the role is there already' },
          ],
        ]),
      },
    },
    without: 'watched',
  },
  'an account whose tier nobody knows': {
    found: { thresholds: 'unknown: Nobody knows its tier' },
    without: 'desired',
  },
};

it.each(Object.entries(cases))('tells of %s', (_what, { found, ...given }) => {
  expect(amiss(given)).toEqual(found);
});

it('has a mend for each gap', () => {
  for (const given of Object.values(cases)) {
    const coverage = coverageIn(given);
    const gaps = Object.values(coverage.checks).filter(({ state }) => state === 'gap');
    expect(hasGap(coverage)).toBe(gaps.length > 0);
    for (const { mend } of gaps) expect(mend).toMatch(/\w{5}/);
  }
});
