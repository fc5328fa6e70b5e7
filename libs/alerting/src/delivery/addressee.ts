import type { AccountId, UtcDay } from '@orgcost/domain';
import * as z from 'zod';
import type { Subject } from '../alerts/subject';
import type { Addressee } from './letter';

/** Whose mail goes where, from a day on: of an owner as accounts name it, or of accounts one by one. */
export interface OwnerAddresses {
  readonly owner?: string;
  readonly accounts?: readonly AccountId[];
  readonly mail: readonly string[];
  /** The first UTC day; from ever where it is absent. */
  readonly from?: UtcDay;
}

export interface AddresseeSettings {
  /** The platform team, who is told what no owner can be. */
  readonly platform: readonly string[];
  readonly owners: readonly OwnerAddresses[];
}

/**
 * To whom alerts of an account go on a day: the account's own addresses come before its owner's, and these before an owner
 * that is an address itself.
 * @param refused addresses that do not take mail
 */
export function addresseeOf(
  { platform, owners }: AddresseeSettings,
  { account, owner }: { readonly account: AccountId } & Pick<Subject, 'owner'>,
  day: UtcDay,
  refused: ReadonlySet<string>,
): Addressee {
  const named = owner === undefined ? {} : { owner };
  const known =
    addressesOn(
      day,
      owners.filter(({ accounts }) => accounts?.includes(account)),
    ) ??
    addressesOn(
      day,
      owners.filter((each) => each.owner !== undefined && each.owner === owner),
    ) ??
    addressesIn(owner ?? '');
  const to = known.filter((address) => !refused.has(address.toLowerCase()));
  if (to.length > 0) return { to, as: 'owner', ...named };
  return { to: platform, as: 'platform', ...named, inPlaceOfOwner: whyNot(known, owner) };
}

/** Those of the latest first day that is not later. */
function addressesOn(
  day: UtcDay,
  entries: readonly OwnerAddresses[],
): readonly string[] | undefined {
  return entries
    .filter(({ from }) => from === undefined || from <= day)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    .at(-1)?.mail;
}

/** Values of tags may have spaces, and no commas. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html */
function addressesIn(owner: string): readonly string[] {
  return owner.split(' ').filter((each) => z.email().safeParse(each).success);
}

function whyNot(known: readonly string[], owner: string | undefined) {
  if (known.length > 0) return 'refused';
  return owner === undefined ? 'no-owner' : 'no-address';
}
