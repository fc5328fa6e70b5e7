import {
  costMatrix,
  dayOfMonth,
  daysOf,
  daysOfBillingPeriod,
  metrics,
  startOfDay,
  type AccountId,
  type ChargeType,
  type CostLine,
  type DayCosts,
  type DayRange,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import { zero } from '@orgcost/money';
import { aDay, aLine, amounts } from '@orgcost/testing';
import type { CostSources } from '../collect/collect';
import { CostSourceError } from '../ports/cost-source';
import type { PageMeter } from '../run/page-meter';

/** What AWS adds to a day that it told of before; what it takes away is negative. */
export interface Restatement {
  readonly account: AccountId;
  readonly day: UtcDay;
  readonly chargeType: ChargeType;
  readonly amounts: MetricAmounts;
  /** The first UTC day on which a run is shown it through the payer. */
  readonly payerSees: UtcDay;
  /** The same through the account; none where it is hidden from it. */
  readonly accountSees?: UtcDay;
}

type View = 'account' | 'payer';

export interface Read {
  readonly account: AccountId;
  readonly range: DayRange;
  readonly on: UtcDay;
}

export interface Fault {
  readonly payer?: boolean;
  readonly account?: AccountId;
}

export const taxes = '7.77';

/** Each account has usage every day, and taxes and a credit every month, and is shown all, or no credits. */
export class RestatedOrganization {
  /** Days that were read of an account, through whomever. */
  readonly reads: Read[] = [];
  readonly #days = new Map<string, DayCosts>();

  constructor(
    private readonly accounts: ReadonlyMap<AccountId, { creditsHidden: boolean; until?: UtcDay }>,
    private readonly restatements: readonly Restatement[],
  ) {}

  /** What a run is shown on a day. */
  sourcesOn(today: UtcDay, fault: Fault = {}): Required<CostSources> {
    const ask = (meter: PageMeter): Promise<void> => meter.page(() => Promise.resolve());
    const askPayer = (meter: PageMeter): Promise<void> => {
      if (fault.payer) throw new CostSourceError('unavailable', 'the payer is away');
      return ask(meter);
    };
    const read = (account: AccountId, range: DayRange, view: View): DayCosts[] => {
      this.reads.push({ account, range, on: today });
      return this.days(account, range, view, today);
    };
    const days = (account: AccountId, range: DayRange): DayCosts[] =>
      this.days(account, range, 'payer', today);
    const accounts = [...this.accounts.keys()];
    return {
      member: {
        read: async (account, range, meter) => {
          if (fault.account === account) throw new CostSourceError('throttled', 'slow down');
          await ask(meter);
          return read(account, range, 'account');
        },
      },
      payer: {
        read: (wanted, range, meter) => looks(wanted, range, meter),
        accountsWithCost: async (range, meter) => {
          await askPayer(meter);
          return accounts.filter((account) =>
            days(account, range).some(({ matrix }) => matrix.length > 0),
          );
        },
        readMonthlyTotals: async (periods, meter) => {
          await askPayer(meter);
          return periods.flatMap((period) =>
            accounts.flatMap((account) => {
              const ofMonth = days(account, daysOfBillingPeriod(period));
              const lines = ofMonth.flatMap(({ matrix }) => matrix);
              return costMatrix(lines.map((line) => ({ ...line, service: '' }))).map(
                ({ service: _, ...total }) => ({ account, period, ...total }),
              );
            }),
          );
        },
      },
    };

    async function* looks(wanted: readonly AccountId[], range: DayRange, meter: PageMeter) {
      await askPayer(meter);
      for (const account of wanted) {
        const fetchedAt = startOfDay(today);
        yield { account, fetchedAt, days: read(account, range, 'payer') };
      }
    }
  }

  /** What an account, or the payer of it, is shown on a day. */
  days(account: AccountId, range: DayRange, view: View, today: UtcDay): DayCosts[] {
    return calendarOf(range)
      .filter((day) => day <= today)
      .map((day) => this.#day(account, day, view, today));
  }

  #day(account: AccountId, day: UtcDay, view: View, today: UtcDay): DayCosts {
    const restated = this.restatements.filter((it) => {
      const seen = view === 'payer' ? it.payerSees : it.accountSees;
      return it.account === account && it.day === day && seen !== undefined && seen <= today;
    });
    const key = [account, day, view, ...restated.map((it) => this.restatements.indexOf(it))].join();
    const known = this.#days.get(key);
    if (known) return known;
    const lines = [
      ...this.#usualLines(account, day, view),
      ...restated.map(({ chargeType, amounts }) => aLine({ chargeType, amounts })),
    ];
    const shown = aDay(day, costMatrix(lines).filter(isNotZero));
    this.#days.set(key, shown);
    return shown;
  }

  #usualLines(account: AccountId, day: UtcDay, view: View): CostLine[] {
    const { creditsHidden = false, until } = this.accounts.get(account) ?? {};
    if (until !== undefined && day >= until) return [];
    const lines = [aLine({ amounts: amounts('10') })];
    if (dayOfMonth(day) !== 1) return lines;
    lines.push(aLine({ chargeType: 'Tax', amounts: amounts(taxes) }));
    if (view === 'payer' || !creditsHidden) {
      lines.push(aLine({ chargeType: 'Credit', amounts: amounts('-1') }));
    }
    return lines;
  }
}

const calendars = new Map<string, readonly UtcDay[]>();

/** Histories ask for the same days again and again. */
function calendarOf(range: DayRange): readonly UtcDay[] {
  const key = `${range.from}/${range.to}`;
  const known = calendars.get(key) ?? daysOf(range);
  calendars.set(key, known);
  return known;
}

function isNotZero({ amounts: all }: CostLine): boolean {
  return metrics.some((metric) => all[metric] !== zero);
}
