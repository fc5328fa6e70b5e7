import { parseUtcDay } from '@orgcost/domain';
import { addresseeOf, type AddresseeSettings } from './addressee';

const settings: AddresseeSettings = {
  platform: ['platform@example.com'],
  owners: [
    { owner: 'shop', mail: ['old-shop@example.com'] },
    {
      owner: 'shop',
      mail: ['shop@example.com', 'lead@example.com'],
      from: parseUtcDay('2026-11-01'),
    },
    { accounts: ['333333333333'], mail: ['data@example.com'], from: parseUtcDay('2026-11-10') },
    { owner: 'nobody', mail: [] },
  ],
};

const to = (
  owner: string | undefined,
  day = '2026-11-24',
  account = '111111111111',
  refused: readonly string[] = [],
) =>
  addresseeOf(
    settings,
    { account, ...(owner !== undefined && { owner }) },
    parseUtcDay(day),
    new Set(refused),
  );

it("is the owner's addresses of the day", () => {
  expect(to('shop')).toEqual({
    to: ['shop@example.com', 'lead@example.com'],
    as: 'owner',
    owner: 'shop',
  });
  expect(to('shop', '2026-10-31').to).toEqual(['old-shop@example.com']);
});

it("is the account's own addresses before its owner's", () => {
  expect(to('shop', '2026-11-10', '333333333333').to).toEqual(['data@example.com']);
  expect(to('shop', '2026-11-09', '333333333333').to).toEqual([
    'shop@example.com',
    'lead@example.com',
  ]);
  expect(to(undefined, '2026-11-10', '333333333333')).toEqual({
    to: ['data@example.com'],
    as: 'owner',
  });
});

it('is an owner that is an address, or several', () => {
  expect(to('ana@example.com')).toEqual({
    to: ['ana@example.com'],
    as: 'owner',
    owner: 'ana@example.com',
  });
  expect(to('ana@example.com ben@example.com').to).toEqual(['ana@example.com', 'ben@example.com']);
});

it.each([
  ['no-owner', undefined, []],
  ['no-address', 'warehouse', []],
  ['no-address', 'nobody', []],
  ['no-address', 'ana@', []],
  ['no-address', 'mailto:ana@example.com', []],
  ['no-address', 'a@b..c', []],
  ['refused', 'shop', ['shop@example.com', 'lead@example.com']],
  ['refused', 'Ana@example.com', ['ana@example.com']],
])('is the platform team otherwise, which is told why: %s', (inPlaceOfOwner, owner, refused) => {
  expect(to(owner, '2026-11-24', '111111111111', refused)).toEqual({
    to: ['platform@example.com'],
    as: 'platform',
    ...(owner !== undefined && { owner }),
    inPlaceOfOwner,
  });
});

it('leaves out only those addresses that do not take mail', () => {
  expect(to('shop', '2026-11-24', '111111111111', ['lead@example.com'])).toEqual({
    to: ['shop@example.com'],
    as: 'owner',
    owner: 'shop',
  });
});
