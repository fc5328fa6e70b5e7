import { alertSchema, type Addressee, type Alert, type Letter } from '@orgcost/alerting';

const ofMonth = {
  account: '111111111111',
  currency: 'USD',
  period: '2026-11',
  at: '2026-11-25T06:00:00Z',
  foundBy: 'ledger',
};
const ofDay = { ...ofMonth, period: '2026-11-24' };

const subject = {
  name: 'Web Shop Production',
  state: 'ACTIVE',
  owner: 'shop',
  costCenter: 'cc-4711',
};

const nothing = {
  range: { from: '2026-11-24', to: '2026-11-25' },
  parts: [],
  notCounted: [],
  services: [],
  days: [],
  unsettled: [],
  missing: [],
};

/** As a ledger would give it back. */
function anAlert(facts: { crossing: unknown; subject?: unknown; explanation?: unknown }): Alert {
  return alertSchema.parse({
    raisedAt: '2026-11-25T06:00:01Z',
    explanation: nothing,
    delivery: { state: 'pending', uncertain: [] },
    ...facts,
  });
}

export const monthToDate = anAlert({
  subject,
  crossing: { ...ofMonth, policy: 'month-to-date', amount: '4204.507', above: '4000' },
  explanation: {
    range: { from: '2026-11-01', to: '2026-11-25' },
    parts: [
      { part: 'usage', amount: '4120.254' },
      { part: 'commitment', amount: '310.004' },
      { part: 'support', amount: '100' },
      { part: 'credit', amount: '-412.005' },
      { part: 'not-in-ledger', amount: '86.254' },
    ],
    notCounted: [{ part: 'tax', amount: '798.86' }],
    services: [
      {
        service: 'Amazon Elastic Compute Cloud - Compute',
        amount: '2107.03',
        usual: '1195.128',
      },
      { service: 'Amazon SageMaker', amount: '612.4' },
      { service: 'AWS Lambda', amount: '57.06', usual: '88.1' },
    ],
    days: [
      { day: '2026-11-24', amount: '512', usual: '301.1' },
      { day: '2026-11-23', amount: '488.75', usual: '305.25' },
    ],
    unsettled: ['2026-11-22', '2026-11-23', '2026-11-24'],
    missing: ['2026-11-20'],
  },
});

export const change = anAlert({
  subject,
  crossing: {
    ...ofDay,
    policy: 'change',
    amount: '512',
    above: '400',
    usual: '301.1',
    low: '250',
    high: '330',
    weeks: 8,
  },
  explanation: {
    ...nothing,
    parts: [
      { part: 'usage', amount: '550' },
      { part: 'discount', amount: '-38' },
    ],
    services: [{ service: 'Amazon SageMaker', amount: '301', usual: '90.5' }],
    unsettled: ['2026-11-24'],
  },
});

export const forecast = anAlert({
  subject,
  crossing: {
    ...ofMonth,
    policy: 'forecast',
    amount: '6200',
    above: '5000',
    low: '5900',
    high: '6700',
    monthToDate: '4950',
  },
  explanation: {
    ...nothing,
    range: { from: '2026-11-01', to: '2026-12-01' },
    parts: [
      { part: 'usage', amount: '4700' },
      { part: 'tax', amount: '250' },
      { part: 'to-come', amount: '1250' },
    ],
    services: [{ service: 'Amazon SageMaker', amount: '2301', usual: '1090.5' }],
  },
});

export const budget = anAlert({
  crossing: {
    ...ofMonth,
    policy: 'budget',
    account: '222222222222',
    amount: '4012.33',
    above: '4000',
    budget: '5000',
    percent: 80,
  },
  subject: { name: 'Data Platform', state: 'ACTIVE', owner: 'data' },
});

export const anomaly = anAlert({
  crossing: {
    ...ofDay,
    policy: 'anomaly',
    account: '222222222222',
    foundBy: 'anomaly-detection',
    amount: '512',
    above: '300.1',
    expected: '300.1',
    anomaly: '6a4d0e1c-9f5e-4a34-a4c7-2d8ea9b0f5d2',
  },
  subject: { name: 'Data Platform', state: 'ACTIVE', owner: 'data' },
});

export const longAnomaly = anAlert({
  ...anomaly,
  crossing: { ...anomaly.crossing, lastDay: '2026-11-26' },
});

export const daily = anAlert({
  subject,
  crossing: { ...ofDay, policy: 'daily', foundBy: 'cloudwatch', amount: '512', above: '200' },
});

/** Of an account that the ledger does not know. */
export const unknown = anAlert({
  crossing: { ...ofDay, policy: 'daily', account: '333333333333', amount: '900', above: '200' },
});

export const trial = anAlert({
  subject,
  crossing: { ...ofDay, policy: 'test', amount: '0', above: '0', test: 't1', to: 'platform' },
});

export const owner: Addressee = { to: ['shop@example.com'], as: 'owner', owner: 'shop' };

export function letterOf(alerts: readonly Alert[], facts: Partial<Letter> = {}): Letter {
  return { addressee: owner, alerts, mayRepeat: false, ...facts };
}

export function named(alert: Alert, name: string): Alert {
  return { ...alert, subject: { state: 'ACTIVE', name } };
}
