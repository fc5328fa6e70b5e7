import type { ChargeType } from '@orgcost/domain';

/** Exact US dollars as a whole number of 10⁻¹² dollars, which add up faster than decimal text. */
export type Picodollars = bigint;

export const dollar: Picodollars = 1_000_000_000_000n;
export const currency = 'USD';

/** One charge of one account on one UTC day. Blended equals unblended: the organization has no blended rates. */
export interface Charge {
  readonly service: string;
  readonly chargeType: ChargeType;
  readonly unblended: Picodollars;
  readonly amortized: Picodollars;
  readonly netUnblended: Picodollars;
  readonly netAmortized: Picodollars;
  /** In millionths of the service's unit. */
  readonly quantity: bigint;
  /** Sold by a third party, or tax on that. */
  readonly marketplace?: true;
}

/** A charge of which every metric says the same. */
export function plainCharge(
  service: string,
  chargeType: ChargeType,
  amount: Picodollars,
  quantity = 0n,
): Charge {
  return {
    service,
    chargeType,
    unblended: amount,
    amortized: amount,
    netUnblended: amount,
    netAmortized: amount,
    quantity,
  };
}

/** A charge that counts differently once commitments are spread over the days they cover. */
export function committedCharge(
  service: string,
  chargeType: ChargeType,
  unblended: Picodollars,
  amortized: Picodollars,
  quantity = 0n,
): Charge {
  return {
    ...plainCharge(service, chargeType, unblended, quantity),
    amortized,
    netAmortized: amortized,
  };
}

/** A charge for what a third party sells through AWS Marketplace. */
export function marketplaceCharge(charge: Charge): Charge {
  return { ...charge, marketplace: true };
}

/** Cut toward zero to whole picodollars. */
export function percent(amount: Picodollars, percents: number): Picodollars {
  return (amount * BigInt(percents)) / 100n;
}
