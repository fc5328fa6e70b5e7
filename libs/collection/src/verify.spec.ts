import { parseInstant, type AccountId, type CostOrigin, type DayCosts } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { window } from './collection-fixtures';
import { CappedPageMeter } from './page-meter';
import { CostSourceError } from './ports/cost-source';
import { verifyViews, type Verification } from './verify';

const [ana, ben] = ['111111111111', '222222222222'];
const one = aDay('2026-11-01');
const two = aDay('2026-11-01', [aLine({ amounts: amounts('2') })]);

interface Views {
  readonly ledger: readonly DayCosts[];
  readonly origin?: CostOrigin;
  readonly member?: readonly DayCosts[] | Error;
  readonly payer?: readonly DayCosts[] | Error;
}

function verify(views: Record<AccountId, Views>): Promise<Verification> {
  return verifyViews(Object.keys(views), window, {
    costs: {
      days: (account) => {
        const { ledger = [], origin = 'member' } = views[account] ?? {};
        const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
        return Promise.resolve(ledger.map((day) => ({ ...day, account, origin, fetchedAt })));
      },
    },
    member: {
      read: (account) => {
        const answer = views[account]?.member ?? new Error(`no second look at ${account} is due`);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    },
    payer: {
      async *read(accounts) {
        for (const account of accounts) {
          const answer = views[account]?.payer ?? [one];
          if (answer instanceof Error) throw answer;
          yield await Promise.resolve({ account, days: answer });
        }
      },
    },
    meter: new CappedPageMeter(),
    concurrency: 1,
  });
}

const difference = {
  account: ana,
  chargeType: 'Usage',
  currency: 'USD',
  days: ['2026-11-01'],
  payer: amounts('1'),
};

describe('verifying views', () => {
  it('asks no member again whose costs in the ledger agree with the payer', async () => {
    expect(await verify({ [ana]: { ledger: [one] } })).toEqual({
      compared: [ana],
      differences: [],
      notCompared: [],
    });
  });

  it('tells a difference that lasts from one that a second look does not show any more', async () => {
    expect(
      await verify({
        [ana]: { ledger: [two], member: [two] },
        [ben]: { ledger: [two], member: [one] },
      }),
    ).toEqual({
      compared: [ana, ben],
      differences: [
        { ...difference, cause: 'other-rates', member: amounts('2') },
        { ...difference, account: ben, cause: 'refreshed-in-between', member: amounts('2') },
      ],
      notCompared: [],
    });
  });

  it('asks the member where the ledger has the payer’s view', async () => {
    expect(
      await verify({ [ana]: { ledger: [one], origin: 'payer', member: [two] } }),
    ).toMatchObject({
      differences: [{ ...difference, cause: 'other-rates', member: amounts('2') }],
    });
  });

  it('names accounts of which a view cannot be read', async () => {
    const denied = new CostSourceError('denied', 'no entry');
    expect(
      await verify({
        [ana]: { ledger: [two], member: denied },
        [ben]: { ledger: [one], payer: new CostSourceError('throttled', 'slow down') },
      }),
    ).toEqual({
      compared: [],
      differences: [],
      notCompared: [
        { account: ana, reason: 'no entry' },
        { account: ben, reason: 'slow down' },
      ],
    });
  });
});
