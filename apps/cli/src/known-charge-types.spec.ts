import type { Run } from '@orgcost/collection';
import {
  costMatrix,
  dayRange,
  parseInstant,
  parseUtcDay,
  type BillingPeriod,
  type CostMonth,
  type CostOrigin,
} from '@orgcost/domain';
import { knownChargeTypes, type KnownChargeTypes } from './known-charge-types';

const startedAt = parseInstant('2026-11-23T06:00:00Z');
const run: Run = {
  id: 'run',
  startedAt,
  status: 'complete',
  mode: 'member',
  today: parseUtcDay('2026-11-23'),
  window: dayRange(parseUtcDay('2026-09-15'), parseUtcDay('2026-11-24')),
  watchedOlderMonths: false,
  paidPages: 1,
  outcomes: { done: 1 },
};

function month(
  period: BillingPeriod,
  origin: CostOrigin,
  chargeTypes: readonly string[],
): CostMonth {
  return {
    account: '111111111111',
    period,
    estimated: false,
    metrics: [],
    matrix: costMatrix(
      chargeTypes.map((chargeType) => ({
        service: 'Amazon EC2',
        chargeType,
        currency: 'USD',
        amounts: {},
      })),
    ),
    days: [],
    origins: [origin],
    fetchedAt: startedAt,
  };
}

function known(
  runs: readonly Run[],
  months: Record<string, readonly [CostOrigin, ...string[]][]>,
): Promise<KnownChargeTypes | undefined> {
  return knownChargeTypes(
    {
      async *organizationMonth(period) {
        for (const [origin, ...chargeTypes] of months[period] ?? []) {
          yield await Promise.resolve(month(period, origin, chargeTypes));
        }
      },
    },
    runs,
  );
}

describe('charge types that the ledger knows', () => {
  it('are those of the newest month that was collected, over all accounts', async () => {
    expect(
      await known([run], {
        '2026-09': [['member', 'Usage', 'Tax', 'Support', 'Credit']],
        '2026-10': [
          ['member', 'Usage', 'Tax'],
          ['payer', 'Usage', 'Support'],
        ],
        '2026-11': [['focus:AWS', 'Usage']],
      }),
    ).toEqual({ period: '2026-10', count: 3 });
  });

  it('are none before anything was collected', async () => {
    expect(await known([], { '2026-11': [['focus:AWS', 'Usage']] })).toBeUndefined();
    expect(await known([run], {})).toBeUndefined();
  });
});
