import { chargeGroupOf, type AccountId } from '@orgcost/domain';
import type { OwnerSpan } from '../ownership/owner-span';
import type { ChargeSelector } from '../rules/charge-selector';
import type { Charge } from './charge';

/** A selector that is ready to be asked about millions of charges. */
export interface Matcher {
  /** Whether charges of the account can match at all while it belongs to the span's cost center. */
  readonly ofOwner: (account: AccountId, span: OwnerSpan) => boolean;
  /** Whether a charge of such an account does. */
  readonly ofCharge: (charge: Pick<Charge, 'service' | 'chargeType' | 'marketplace'>) => boolean;
}

export function matcherOf({
  accounts,
  organizationalUnits,
  costCenters,
  services,
  chargeTypes,
  chargeGroups,
  marketplace,
}: ChargeSelector): Matcher {
  const isAccount = oneOf(accounts);
  const isOwner = oneOf(costCenters);
  const isService = oneOf(services);
  const isType = oneOf(chargeTypes);
  const isGroup = oneOf(chargeGroups);
  return {
    ofOwner: (account, { costCenter, organizationalUnitPath }) =>
      isAccount(account) &&
      isOwner(costCenter) &&
      (organizationalUnits === undefined ||
        organizationalUnits.some((path) => isWithin(organizationalUnitPath, path))),
    ofCharge: (charge) =>
      isService(charge.service) &&
      isType(charge.chargeType) &&
      (chargeGroups === undefined || isGroup(chargeGroupOf(charge.chargeType))) &&
      (marketplace === undefined || marketplace === (charge.marketplace ?? false)),
  };
}

function oneOf(values: readonly string[] | undefined): (value: string) => boolean {
  if (values === undefined) return () => true;
  const set = new Set(values);
  return (value) => set.has(value);
}

function isWithin(path: string | undefined, unit: string): boolean {
  return path === unit || path?.startsWith(`${unit}/`) === true;
}
