import type { AccountId } from '@orgcost/domain';
import { hash } from '../hash';

const smallest = 100_000_000_000n;
const count = 900_000_000_000n;
/** Prime, and no divisor of `count`: different places give different ids. */
const stride = 618_033_988_751n;

/** Twelve digits, other ones for every place in the organization. */
export function accountId(seed: number, index: number): AccountId {
  return String(smallest + ((BigInt(hash(seed)) + BigInt(index) * stride) % count));
}
