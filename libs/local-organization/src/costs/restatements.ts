import { metrics, type AccountId, type Metric, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { marketplaceCharge, type Charge } from './charge';
import { picodollars } from './decimal-text';
import type { Viewpoint } from './account-costs';

/** A charge that AWS adds to what is past. */
export interface Restatement {
  readonly account: AccountId;
  readonly day: UtcDay;
  readonly service: string;
  readonly chargeType: string;
  /** US dollars as decimal text, such as `-12.5`. */
  readonly amount: string;
  /** Those that count it; all without them. */
  readonly metrics?: readonly Metric[];
  /** A third party sells it. */
  readonly marketplace?: true;
  /** The account is not shown it. */
  readonly payerOnly?: true;
}

/** What was added to the past, from the moment on at which it was. */
export class Restatements {
  readonly #charges = new Map<string, { readonly charge: Charge; readonly payerOnly: boolean }[]>();
  #count = 0;

  /** How often the past was changed. */
  get count(): number {
    return this.#count;
  }

  /** @throws InvalidAmountError; InvalidInputError for an amount of more decimals than costs have here */
  add(restatement: Restatement): void {
    const { account, day, payerOnly = false } = restatement;
    const charge = chargeOf(restatement);
    const key = keyOf(account, day);
    this.#charges.set(key, [...(this.#charges.get(key) ?? []), { charge, payerOnly }]);
    this.#count += 1;
  }

  of(account: AccountId, day: UtcDay, view: Viewpoint['view']): readonly Charge[] {
    const planted = this.#charges.get(keyOf(account, day)) ?? [];
    return planted
      .filter(({ payerOnly }) => view === 'payer' || !payerOnly)
      .map(({ charge }) => charge);
  }
}

function chargeOf({
  service,
  chargeType,
  amount,
  metrics: counted = metrics,
  marketplace,
}: Restatement): Charge {
  const value = picodollars(parseAmount(amount));
  const of = (metric: Metric) => (counted.includes(metric) ? value : 0n);
  const charge = {
    service,
    chargeType,
    unblended: of('unblended'),
    amortized: of('amortized'),
    netUnblended: of('net-unblended'),
    netAmortized: of('net-amortized'),
    quantity: 0n,
  };
  return marketplace ? marketplaceCharge(charge) : charge;
}

function keyOf(account: AccountId, day: UtcDay): string {
  return `${account} ${day}`;
}
