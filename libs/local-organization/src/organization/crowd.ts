import { hash, within } from '../hash';
import type { Role } from './cast';
import type { Special } from './special';

const stages = ['Production', 'Staging', 'Development'] as const;
const workloads = ['web', 'serverless', 'development', 'containers', 'data'] as const;
const specials: readonly Special[] = [
  'suspended',
  'closing',
  'role-denied',
  'role-missing',
  'hidden-credits',
  'joined-later',
  'never-used',
  'credits-above-usage',
  'without-tags',
];

/** Accounts in one organizational unit of the crowd. */
const unitSize = 100;

/** One of the many accounts after the cast: small, and one in fifty special. */
export function crowd(seed: number, index: number): Role {
  const draw = (upTo: number, salt: number) => within(hash(seed, index, salt), 0, upTo - 1);
  const stage = stages[draw(stages.length, 1)] ?? 'Production';
  const special = draw(50, 2) === 0 ? specials[draw(specials.length, 3)] : undefined;
  const number = String(index + 1).padStart(5, '0');
  return {
    name: `${stage} ${number}`,
    unit: `Workloads/${stage}/Area ${Math.floor(index / unitSize) + 1}`,
    workload:
      special === 'never-used' ? 'nothing' : (workloads[draw(workloads.length, 4)] ?? 'web'),
    scale: 2 + draw(20, 5),
    owner: `team-${draw(200, 6) + 1}`,
    tax: draw(10, 7) === 0 ? 19 : 0,
    ...(special && { special }),
    ...(draw(20, 8) === 0 && { supported: true as const }),
  };
}
