import type { Addressee } from '@orgcost/alerting';
import { shortened } from './names';

/** Why this address gets a mail. */
export function whyYou({ as, owner, inPlaceOfOwner }: Addressee, accounts: number): string {
  const [account, tag] =
    accounts === 1 ? ['this account', 'its tag'] : ['these accounts', 'their tag'];
  const name = owner === undefined ? '' : shortened(owner);
  if (as === 'owner') {
    return `You get this mail as the owner of ${account}${name && `, by ${tag}: ${name}`}.`;
  }
  const platform = 'You get this mail as the platform team';
  if (inPlaceOfOwner === undefined) return `${platform}.`;
  const theOwner = `the owner of ${account}${name && `, ${name}`}`;
  switch (inPlaceOfOwner) {
    case 'no-owner':
      return `${platform}: no owner of ${account} is known.`;
    case 'no-address':
      return `${platform}, in place of ${theOwner}: no address is known.`;
    case 'refused':
      return `${platform}, in place of ${theOwner}, whose addresses do not take mail.`;
  }
}
