import { parseUtcDay } from '@orgcost/domain';
import { aResult, recordingContext, window } from './collection.fixture';
import { settle } from './collection-context';

const ranges = [
  window,
  { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01'), billed: 'abc' },
];

describe('settling a result', () => {
  it.each(['done', 'taken-from-payer'] as const)(
    'keeps what was billed for older months when they are read (%s)',
    async (outcome) => {
      const context = recordingContext();
      const result = aResult({ outcome, ranges });
      expect(await settle(context, result)).toEqual(result);
      expect(context.saved).toEqual([result]);
      expect(context.billed).toEqual([
        { account: result.account, period: '2026-03', digest: 'abc' },
      ]);
    },
  );

  it.each(['denied', 'failed', 'no-data-yet', 'left-for-next-run'] as const)(
    'keeps nothing of them when the account is %s',
    async (outcome) => {
      const context = recordingContext();
      await settle(context, aResult({ outcome, ranges }));
      expect(context.billed).toEqual([]);
    },
  );
});
