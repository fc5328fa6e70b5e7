import { parseInstant, type AccountId } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { RunStoppedError } from './account-outcome';
import { window } from './collection.fixture';
import { looksThroughPayer } from './look-through-payer';
import { CappedPageMeter } from '../run/page-meter';
import { CostSourceError, type AccountLook, type PayerCostSource } from '../ports/cost-source';

const [ana, ben, cleo, dave] = ['111111111111', '222222222222', '333333333333', '444444444444'];
const meter = new CappedPageMeter();
const lookAt = (account: AccountId): AccountLook => ({
  account,
  fetchedAt: parseInstant('2026-11-23T06:00:00Z'),
  days: [aDay('2026-11-01')],
});

function payer(gives: readonly AccountId[], error?: Error): Pick<PayerCostSource, 'read'> {
  return {
    async *read() {
      for (const account of gives) yield await Promise.resolve(lookAt(account));
      if (error) throw error;
    },
  };
}

async function looks(
  source: Pick<PayerCostSource, 'read'>,
  accounts: readonly AccountId[],
  signal?: AbortSignal,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const context = { meter, ...(signal && { signal }) };
  for await (const look of looksThroughPayer(source, accounts, window, context)) found.push(look);
  return found;
}

describe('looking through the payer', () => {
  it('gives each account once, and none that was not asked for', async () => {
    expect(await looks(payer([ben, ana, ben, dave]), [ana, ben])).toEqual([
      lookAt(ben),
      lookAt(ana),
    ]);
  });

  it('gives what ends the reading to each account that has not come', async () => {
    const error = new Error('no entry');
    expect(await looks(payer([ben], error), [ana, ben, cleo])).toEqual([
      lookAt(ben),
      { account: ana, error },
      { account: cleo, error },
    ]);
  });

  it('does not take silence about an account for no cost', async () => {
    const silent = (account: AccountId) =>
      new CostSourceError('unavailable', `the payer's answer leaves out ${account}`);
    expect(await looks(payer([ben]), [ana, ben, cleo])).toEqual([
      lookAt(ben),
      { account: ana, error: silent(ana) },
      { account: cleo, error: silent(cleo) },
    ]);
  });

  it('asks nothing when it is stopped', async () => {
    const read = jest.fn();
    expect(await looks({ read }, [ana], AbortSignal.abort())).toEqual([
      { account: ana, error: new RunStoppedError() },
    ]);
    expect(read).not.toHaveBeenCalled();
  });
});
