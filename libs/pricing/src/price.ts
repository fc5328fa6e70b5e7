import type { UtcDay } from '@orgcost/domain';
import { compareAmounts } from '@orgcost/money';
import { assumptions } from './assumptions';
import { billOf, type Bill } from './bill';
import { rates, ratesOf } from './rates';
import { periods, ways, type Setting, type Way } from './setting';
import { growth } from './work/storage';

/** What an organization pays AWS to know its costs, in each way. */
export interface Price {
  readonly accounts: number;
  readonly lines: number;
  readonly chargeTypes: number;
  /** The UTC day of the rates. */
  readonly ratesOf: UtcDay;
  readonly rates: typeof rates;
  readonly assumptions: typeof assumptions;
  readonly measured: Setting['measured'];
  /** MB that a month adds to what the ledger stores, by way. */
  readonly growth: Readonly<Record<Way, number>>;
  readonly bills: readonly Bill[];
  /** By a month besides alarms; in each pair the cheaper one comes first. */
  readonly cheapest: readonly Way[];
  /** Which of those next to each other in the order may be the other way round, as their ranges overlap. */
  readonly undecided: readonly (readonly [Way, Way])[];
}

/** Prices every way, a month and the first run. */
export function priceOrganization(setting: Setting): Price {
  const { accounts, chargeTypes, lines, measured } = setting;
  const bills = periods.flatMap((period) => ways.map((way) => billOf(setting, way, period)));
  const monthly = bills
    .filter(({ period }) => period === 'month')
    .sort((a, b) => compareAmounts(a.besidesAlarms.atLeast, b.besidesAlarms.atLeast));
  return {
    accounts,
    lines,
    chargeTypes,
    ratesOf,
    rates,
    assumptions,
    measured,
    growth: {
      member: megabytes(growth(setting, 'member')),
      payer: megabytes(growth(setting, 'payer')),
      focus: megabytes(growth(setting, 'focus')),
    },
    bills,
    cheapest: monthly.map(({ way }) => way),
    undecided: monthly.flatMap((bill, index) => {
      const next = monthly[index + 1];
      return next && overlap(bill, next) ? [[bill.way, next.way] as const] : [];
    }),
  };
}

function overlap(cheaper: Bill, dearer: Bill): boolean {
  return compareAmounts(cheaper.besidesAlarms.atMost, dearer.besidesAlarms.atLeast) > 0;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
