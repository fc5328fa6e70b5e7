import type { Addressee } from '@orgcost/alerting';
import { whyYou } from './why-you';

const platform = { to: [], as: 'platform' } as const;

const addressees: readonly (readonly [string, Addressee, number])[] = [
  [
    'You get this mail as the owner of this account, by its tag: shop.',
    { to: [], as: 'owner', owner: 'shop' },
    1,
  ],
  [
    'You get this mail as the owner of these accounts, by their tag: shop.',
    { to: [], as: 'owner', owner: 'shop' },
    2,
  ],
  ['You get this mail as the owner of this account.', { to: [], as: 'owner' }, 1],
  ['You get this mail as the platform team.', platform, 1],
  [
    'You get this mail as the platform team: no owner of this account is known.',
    { ...platform, inPlaceOfOwner: 'no-owner' },
    1,
  ],
  [
    'You get this mail as the platform team, in place of the owner of this account, shop: no address is known.',
    { ...platform, owner: 'shop', inPlaceOfOwner: 'no-address' },
    1,
  ],
  [
    'You get this mail as the platform team, in place of the owner of these accounts, shop, whose addresses do not take mail.',
    { ...platform, owner: 'shop', inPlaceOfOwner: 'refused' },
    2,
  ],
];

it.each(addressees)('%s', (why, addressee, accounts) => {
  expect(whyYou(addressee, accounts)).toBe(why);
});
