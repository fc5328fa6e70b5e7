/** What sets an account apart; most have nothing. */
export type Special =
  | 'management'
  | 'tracker'
  | 'suspended'
  | 'closing'
  | 'closed'
  | 'role-denied'
  | 'role-missing'
  | 'hidden-credits'
  | 'hidden-discounts'
  | 'pro-forma-rates'
  | 'joined-later'
  | 'leaving'
  | 'created-today'
  | 'never-used'
  | 'credits-above-usage'
  | 'reserved-instances'
  | 'savings-plan'
  | 'without-tags'
  | 'unicode-name';

/** Why nobody can assume a role in an account. */
export const unreachable = [
  'suspended',
  'closing',
  'closed',
  'role-denied',
  'role-missing',
] as const satisfies readonly Special[];

/** Why an account sees other costs than the payer sees for it. */
export const differing = [
  'hidden-credits',
  'hidden-discounts',
  'pro-forma-rates',
  'joined-later',
  'leaving',
] as const satisfies readonly Special[];

export type UnreachableCause = (typeof unreachable)[number];
export type DifferingCause = (typeof differing)[number];

export function isUnreachable(special: Special | undefined): special is UnreachableCause {
  return unreachable.some((cause) => cause === special);
}

export function isDiffering(special: Special | undefined): special is DifferingCause {
  return differing.some((cause) => cause === special);
}
