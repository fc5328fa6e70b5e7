import { parseInstant, type AccountId, type CostOrigin, type DayCosts } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { window } from '../collect/collection.fixture';
import { CappedPageMeter } from '../run/page-meter';
import { CostSourceError } from '../ports/cost-source';
import { verifyViews, type Verification, type VerificationContext } from './verify';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const one = aDay('2026-11-01');
const two = aDay('2026-11-01', [aLine({ amounts: amounts('2') })]);

interface Views {
  readonly ledger: readonly DayCosts[];
  readonly origin?: CostOrigin;
  /** Of the last day, where it is another. */
  readonly lastOrigin?: CostOrigin;
  readonly member?: readonly DayCosts[] | Error;
  /** A throttled account is one that cannot be read; any other error ends the reading. */
  readonly payer?: readonly DayCosts[] | CostSourceError;
}

/** The payer gives the last account first. */
function verify(
  views: Record<AccountId, Views>,
  { concurrency = 1, mode = 'member' }: Partial<VerificationContext> = {},
): Promise<Verification> {
  return verifyViews(Object.keys(views), window, {
    mode,
    costs: {
      days: (account) => {
        const { ledger = [], origin = 'member', lastOrigin = origin } = views[account] ?? {};
        const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
        const originOf = (index: number) => (index === ledger.length - 1 ? lastOrigin : origin);
        return Promise.resolve(
          ledger.map((day, index) => ({ ...day, account, origin: originOf(index), fetchedAt })),
        );
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
        const fetchedAt = parseInstant('2026-11-23T06:00:00Z');
        for (const account of [...accounts].reverse()) {
          const answer = views[account]?.payer ?? [one];
          if (!(answer instanceof Error)) {
            yield await Promise.resolve({ account, fetchedAt, days: answer });
          } else if (answer.kind === 'throttled') {
            yield { account, error: answer };
          } else throw answer;
        }
      },
    },
    meter: new CappedPageMeter(),
    concurrency,
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

  it('asks the member where some days are the payer’s', async () => {
    const ledger = [one, aDay('2026-11-02', [])];
    expect(await verify({ [ana]: { ledger, lastOrigin: 'payer', member: [two] } })).toMatchObject({
      differences: [{ ...difference, cause: 'other-rates', member: amounts('2') }],
    });
  });

  it('asks every member after a run in payer mode: a day that did not change still has its origin', async () => {
    expect(
      await verify({ [ana]: { ledger: [one], member: [two] } }, { mode: 'payer' }),
    ).toMatchObject({
      differences: [{ ...difference, cause: 'other-rates', member: amounts('2') }],
    });
  });

  it('names accounts of which a view cannot be read, and goes on with the others', async () => {
    const denied = new CostSourceError('denied', 'no entry');
    expect(
      await verify({
        [ana]: { ledger: [two], member: denied },
        [ben]: { ledger: [one] },
        [cleo]: { ledger: [one], payer: new CostSourceError('throttled', 'slow down') },
      }),
    ).toEqual({
      compared: [ben],
      differences: [],
      notCompared: [
        { account: ana, view: 'member', outcome: 'denied', reason: 'no entry' },
        { account: cleo, view: 'payer', outcome: 'throttled', reason: 'slow down' },
      ],
    });
  });

  it('names each account once, also those that were being compared when the payer failed', async () => {
    const denied = new CostSourceError('denied', 'no entry');
    expect(
      await verify(
        {
          [ana]: { ledger: [one] },
          [ben]: { ledger: [one], payer: denied },
          [cleo]: { ledger: [two], member: [two] },
        },
        { concurrency: 4 },
      ),
    ).toEqual({
      compared: [cleo],
      differences: [{ ...difference, account: cleo, cause: 'other-rates', member: amounts('2') }],
      notCompared: [
        { account: ana, view: 'payer', outcome: 'denied', reason: 'no entry' },
        { account: ben, view: 'payer', outcome: 'denied', reason: 'no entry' },
      ],
    });
  });

  it('fails as a whole where the ledger does', async () => {
    await expect(
      verify({ [ana]: { ledger: [], member: new Error('the disk is full') } }),
    ).rejects.toThrow('the disk is full');
  });
});
