import { arrived } from './arrival';
import { plainCharge } from './charge';
import { services } from './services';
import type { ChargeRule } from './world';

/** Units a day: about $170. */
const unitsADay = 121n;

/** Days before the organization's origin. */
const startedDaysBefore = 4;

/** Endpoints of SageMaker that somebody has started, and forgot. */
export const leftRunning: ChargeRule = (world, account, day, today) => {
  const isOne = world.leftRunning && account.special === 'savings-plan';
  if (!isOne || day.number < world.origin.number - startedDaysBefore) return [];
  const share = BigInt(arrived(world, account, day, today)(0, 1));
  const quantity = unitsADay * 1000n * share;
  const { name, price } = services.sageMaker;
  return [plainCharge(name, 'Usage', quantity * BigInt(price), quantity)];
};
