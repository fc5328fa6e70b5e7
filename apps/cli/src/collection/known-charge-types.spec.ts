import { AccountNotRecordedError, type Run } from '@orgcost/collection';
import {
  costMatrix,
  dayRange,
  parseInstant,
  parseUtcDay,
  type AccountId,
  type BillingPeriod,
  type CostMonth,
  type CostOrigin,
} from '@orgcost/domain';
import { knownChargeTypes } from './known-charge-types';

const startedAt = parseInstant('2026-11-23T06:00:00Z');
const run: Run = {
  id: 'run',
  startedAt,
  status: 'complete',
  mode: 'member',
  today: parseUtcDay('2026-11-23'),
  window: dayRange(parseUtcDay('2026-09-15'), parseUtcDay('2026-11-24')),
  everyAccount: true,
  watchedOlderMonths: false,
  paidPages: 1,
  outcomes: { done: 1 },
};

function month(
  period: BillingPeriod,
  account: AccountId,
  origin: CostOrigin,
  chargeTypes: readonly string[],
): CostMonth {
  return {
    account,
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
  months: Record<string, readonly [AccountId, CostOrigin, ...string[]][]>,
  damaged: readonly AccountId[] = [],
): ReturnType<typeof knownChargeTypes> {
  return knownChargeTypes(
    {
      async *organizationMonth(period, onUnread) {
        for (const account of damaged) {
          const error = new AccountNotRecordedError(`${period} of ${account} cannot be read`);
          if (!onUnread) throw error;
          onUnread({ account, error });
        }
        for (const [account, origin, ...chargeTypes] of months[period] ?? []) {
          yield await Promise.resolve(month(period, account, origin, chargeTypes));
        }
      },
    },
    runs,
  );
}

describe('charge types that the ledger knows', () => {
  it('are those of each account in the newest month that was collected', async () => {
    expect(
      await known([run], {
        '2026-09': [['111', 'member', 'Usage', 'Tax', 'Support', 'Credit']],
        '2026-10': [
          ['111', 'member', 'Usage', 'Tax'],
          ['222', 'payer', 'Usage', 'Support'],
          ['333', 'payer'],
        ],
        '2026-11': [['444', 'focus:AWS', 'Usage']],
      }),
    ).toEqual(
      new Map([
        ['111', new Set(['Usage', 'Tax'])],
        ['222', new Set(['Usage', 'Support'])],
      ]),
    );
  });

  it('are those of the others where the month of an account is damaged', async () => {
    expect(await known([run], { '2026-10': [['111', 'member', 'Usage']] }, ['222'])).toEqual(
      new Map([['111', new Set(['Usage'])]]),
    );
  });

  it('are none before anything was collected', async () => {
    expect(await known([], { '2026-11': [['444', 'focus:AWS', 'Usage']] })).toEqual(new Map());
    expect(await known([run], {})).toEqual(new Map());
  });
});
