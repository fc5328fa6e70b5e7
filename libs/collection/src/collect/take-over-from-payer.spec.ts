import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { aResult, recordingContext } from './collection.fixture';
import { CostSourceError, type PayerCostSource } from '../ports/cost-source';
import { takeOverFromPayer } from './take-over-from-payer';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const coverage = { since: parseUtcDay('2026-10-15'), lastComplete: parseUtcDay('2026-11-20') };
const done = aResult({ account: ana });
const throttled = aResult({ account: cleo, outcome: 'throttled', reason: 'slow down' });
const denied = aResult({ account: ben, outcome: 'denied', reason: 'no entry', coverage });

function payer(error?: Error): Pick<PayerCostSource, 'read'> {
  return {
    async *read(accounts, range) {
      if (error) throw error;
      const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
      for (const account of accounts) {
        yield await Promise.resolve({ account, fetchedAt, days: [aDay(range.from)] });
      }
    },
  };
}

describe('taking over from the payer', () => {
  it('takes only accounts whose role could not be assumed, and still tells why', async () => {
    const context = recordingContext();
    const failed = aResult({ account: '444444444444', outcome: 'failed', reason: 'no answer' });
    const results = [done, denied, throttled, failed];
    expect(await takeOverFromPayer(payer(), results, context)).toEqual([
      done,
      throttled,
      failed,
      aResult({
        account: ben,
        outcome: 'taken-from-payer',
        reason: 'no entry',
        origin: 'payer',
        fetchedAt: parseInstant('2026-11-23T06:00:00Z'),
        daysWritten: 1,
        coverage: { ...coverage, lastComplete: parseUtcDay('2026-11-23') },
      }),
    ]);
    expect(context.saved.map(({ account }) => account)).toEqual([ben]);
  });

  it('tells both reasons where the payer fails as well, and keeps when it was last complete', async () => {
    const error = new CostSourceError('unavailable', 'no answer');
    expect(await takeOverFromPayer(payer(error), [denied], recordingContext())).toEqual([
      { ...denied, outcome: 'failed', reason: 'no entry; no answer' },
    ]);
  });
});
