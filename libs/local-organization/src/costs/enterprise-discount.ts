import { percent, type Charge } from './charge';
import { services, type Service } from './services';

export const enterpriseDiscount = 'Enterprise Discount Program Discount';
const discountPercent = 6;

const discounted = new Set<string>(
  Object.values<Service>(services).flatMap(({ name, discounted = false }) =>
    discounted ? [name] : [],
  ),
);

/**
 * Adds the organization's discount: a negative charge for each discounted
 * service, which the net metrics already contain, so that net it is nothing.
 */
export function withEnterpriseDiscount(charges: readonly Charge[]): Charge[] {
  const discounts = new Map<string, bigint>();
  const net = charges.map((charge) => {
    if (!discounted.has(charge.service)) return charge;
    const discount = percent(charge.unblended, discountPercent);
    discounts.set(charge.service, (discounts.get(charge.service) ?? 0n) + discount);
    return {
      ...charge,
      netUnblended: charge.unblended - discount,
      netAmortized: charge.amortized - percent(charge.amortized, discountPercent),
    };
  });
  return [...net, ...[...discounts].filter(([, discount]) => discount !== 0n).map(discountCharge)];
}

function discountCharge([service, discount]: [service: string, discount: bigint]): Charge {
  return {
    service,
    chargeType: enterpriseDiscount,
    unblended: -discount,
    amortized: -discount,
    netUnblended: 0n,
    netAmortized: 0n,
    quantity: 0n,
  };
}
