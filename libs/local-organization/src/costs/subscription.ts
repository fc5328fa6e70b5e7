import { marketplaceCharge, plainCharge } from './charge';
import { services } from './services';
import type { ChargeRule } from './world';

/** A third party's product, subscribed to through AWS Marketplace: its fee falls on the first of each month. */
export const subscriptionFees: ChargeRule = (_world, account, day) => {
  if (!account.subscribed || day.dayOfMonth !== 1) return [];
  const { name, price } = services.recorder;
  return [marketplaceCharge(plainCharge(name, 'Fee', BigInt(price) * 1_000_000n, 1_000_000n))];
};
