import { parseBillingPeriod, parseUtcDay, type Instant } from '@orgcost/domain';
import { aDay, aLine, amounts, aProfile } from '@orgcost/testing';
import { InMemoryAlerts } from '../delivery/in-memory.fixture';
import type { CostHistory } from '../ports/cost-history';
import { at, looking } from '../series/history.fixture';
import { aCrossing } from './alert.fixture';
import { crossingSchema } from './crossing';
import { raiseAlert, type Raising } from './raise-alert';

const crossing = aCrossing();
const raisedAt = at('2026-11-25T06:00:10Z');

/** The 24th had come to 312.50 dollars when that was found, and has come to more since. */
const history: CostHistory = {
  observedDays: (account, { from, to }, asOf?: Instant) => {
    expect([account, from, to]).toEqual([crossing.account, '2026-07-21', '2026-11-25']);
    const cost = asOf === crossing.at ? '312.5' : '400';
    const day = aDay('2026-11-24', [aLine({ amounts: amounts(cost) })]);
    return Promise.resolve([{ ...day, seenAt: crossing.at }]);
  },
};

const tags = (costCenter: string) => ({ 'cost-center': costCenter });
const profiles = [
  aProfile({ owner: 'ana@example.com', tags: tags('cc-1') }),
  aProfile({ validFrom: parseUtcDay('2026-11-24'), owner: 'ben@example.com', tags: tags('cc-2') }),
  aProfile({
    validFrom: parseUtcDay('2026-11-25'),
    owner: 'eve@example.com',
    tags: tags('cc-3'),
    state: 'SUSPENDED',
  }),
];

const raising = (alerts: InMemoryAlerts, known = profiles): Raising => ({
  alerts,
  history,
  accounts: { profiles: () => Promise.resolve(known) },
  clock: () => raisedAt,
  looking,
  costCenterTag: 'cost-center',
});

const alert = {
  crossing,
  raisedAt,
  subject: {
    name: 'Web shop',
    state: 'SUSPENDED',
    owner: 'ben@example.com',
    costCenter: 'cc-2',
  },
  explanation: {
    range: { from: '2026-11-24', to: '2026-11-25' },
    parts: [{ part: 'usage', amount: '312.5' }],
    notCounted: [],
    services: [{ service: 'Amazon EC2', amount: '312.5', usual: '312.5' }],
    days: [],
    unsettled: ['2026-11-24'],
    missing: [],
  },
  delivery: { state: 'pending', uncertain: [] },
};

test('an alert is explained by what was known then, for the owner of its last day, once', async () => {
  const alerts = new InMemoryAlerts();
  expect(await raiseAlert(raising(alerts), crossing)).toBe(true);
  expect(alerts.all).toEqual([alert]);
  expect(await raiseAlert(raising(alerts, []), crossing)).toBe(false);
  expect(alerts.all).toEqual([alert]);
});

test('of an account that the ledger does not know, there is no owner', async () => {
  const alerts = new InMemoryAlerts();
  await raiseAlert(raising(alerts, []), crossing);
  expect(alerts.all).toEqual([{ ...alert, subject: undefined }]);
});

test('whoever owned the account when the month was found is told of it', async () => {
  const alerts = new InMemoryAlerts();
  const nothing: CostHistory = { observedDays: () => Promise.resolve([]) };
  const month = { ...crossing, policy: 'month-to-date', period: parseBillingPeriod('2026-11') };
  await raiseAlert({ ...raising(alerts), history: nothing }, crossingSchema.parse(month));
  expect(alerts.all.map(({ subject }) => subject?.owner)).toEqual(['eve@example.com']);
});
