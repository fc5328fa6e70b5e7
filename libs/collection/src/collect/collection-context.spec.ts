import { parseUtcDay } from '@orgcost/domain';
import { aResult, recordingContext, window } from './collection.fixture';
import { settle } from './collection-context';

const bill = { digest: 'abc', again: false };
const ranges = [window, { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01'), bill }];

describe('settling a result', () => {
  it.each(['done', 'taken-from-payer'] as const)(
    'keeps what was billed for older months when they are read (%s)',
    async (outcome) => {
      const context = recordingContext();
      const result = aResult({ outcome, ranges });
      expect(await settle(context, result)).toEqual(result);
      expect(context.saved).toEqual([result]);
      expect(context.billed).toEqual([{ account: result.account, period: '2026-03', ...bill }]);
    },
  );

  it('keeps no result before what was billed, lest the month be read again in vain', async () => {
    const context = recordingContext({
      billing: { saveBilledMonths: () => Promise.reject(new Error('killed')) },
    });
    await expect(settle(context, aResult({ ranges }))).rejects.toThrow('killed');
    expect(context.saved).toEqual([]);
  });

  it.each(['denied', 'failed', 'no-data-yet', 'left-for-next-run'] as const)(
    'keeps nothing of them when the account is %s',
    async (outcome) => {
      const context = recordingContext();
      await settle(context, aResult({ outcome, ranges }));
      expect(context.billed).toEqual([]);
    },
  );
});
