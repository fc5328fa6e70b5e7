import {
  InvalidInputError,
  parseUtcDay,
  type AccountProfile,
  type OrganizationAccount,
} from '@orgcost/domain';
import { anAccount, aProfile } from '@orgcost/testing';
import { syncAccounts, type AccountChanges } from './sync-accounts';

const today = parseUtcDay('2026-11-23');

/** The changes told, and the profiles added to those known. */
async function sync(
  listed: readonly OrganizationAccount[],
  known: readonly AccountProfile[],
): Promise<{ changes: AccountChanges; added: readonly AccountProfile[] }> {
  const added: AccountProfile[] = [];
  const changes = await syncAccounts(
    {
      directory: { listAccounts: () => Promise.resolve(listed) },
      accounts: {
        profiles: () => Promise.resolve(known),
        addProfiles: (profiles) => Promise.resolve(void added.push(...profiles)),
      },
    },
    { today, ownerTag: 'owner' },
  );
  return { changes, added };
}

describe('syncing accounts', () => {
  it('knows a new account from the day it joined, with the owner that its tag names', async () => {
    expect(await sync([anAccount({ joined: parseUtcDay('2025-02-03') })], [])).toEqual({
      changes: { added: ['111111111111'], changed: [], left: [], unchanged: [] },
      added: [
        {
          id: '111111111111',
          name: 'Web shop',
          email: 'web-shop@example.com',
          state: 'ACTIVE',
          organizationalUnitPath: 'Root/Workloads',
          joined: '2025-02-03',
          tags: { owner: 'ana@example.com' },
          management: false,
          validFrom: '2025-02-03',
          owner: 'ana@example.com',
        },
      ],
    });
  });

  it('knows an account without a joining day from today, and without the tag without an owner', async () => {
    const account: OrganizationAccount = {
      id: '222222222222',
      name: 'Sandbox',
      state: 'ACTIVE',
      organizationalUnitPath: 'Root',
      tags: {},
      management: false,
    };
    expect((await sync([account], [])).added).toEqual([{ ...account, validFrom: today }]);
  });

  it('adds nothing for an account that is as it was, whatever the order of its tags', async () => {
    const tags = { owner: 'ana@example.com', stage: 'prod' };
    const reversed = { stage: 'prod', owner: 'ana@example.com' };
    expect(await sync([anAccount({ tags })], [aProfile({ tags: reversed })])).toEqual({
      changes: { added: [], changed: [], left: [], unchanged: ['111111111111'] },
      added: [],
    });
  });

  it.each([
    ['name', { name: 'Web store' }],
    ['state', { state: 'SUSPENDED' as const }],
    ['OU', { organizationalUnitPath: 'Root/Suspended' }],
    ['e-mail', { email: 'store@example.com' }],
  ])('adds a profile from today when its %s changed', async (_, change) => {
    expect(await sync([anAccount(change)], [aProfile()])).toEqual({
      changes: { added: [], changed: ['111111111111'], left: [], unchanged: [] },
      added: [aProfile({ ...change, validFrom: today })],
    });
  });

  it('compares with the latest of the profiles known', async () => {
    const profiles = [
      aProfile({ validFrom: parseUtcDay('2026-05-01'), name: 'Web store' }),
      aProfile({ validFrom: parseUtcDay('2024-03-05') }),
    ];
    expect((await sync([anAccount({ name: 'Web store' })], profiles)).added).toEqual([]);
    expect((await sync([anAccount()], profiles)).added).toEqual([aProfile({ validFrom: today })]);
  });

  it('keeps an account that is no longer listed, with the day it left, and says so once', async () => {
    const staying = anAccount({ id: '222222222222' });
    const stayed = aProfile({ id: '222222222222' });
    const gone = { ...aProfile(), validFrom: today, left: today };
    expect(await sync([staying], [aProfile(), stayed])).toEqual({
      changes: { added: [], changed: [], left: ['111111111111'], unchanged: ['222222222222'] },
      added: [gone],
    });
    expect((await sync([staying], [aProfile(), gone, stayed])).added).toEqual([]);
  });

  it('refuses another organization, of which every account would seem to have left', async () => {
    await expect(sync([anAccount({ id: '222222222222' })], [aProfile()])).rejects.toEqual(
      new InvalidInputError(
        'The organization lists none of the 1 accounts that this ledger knows: it is another one; sign in to theirs, or use another ledger',
      ),
    );
  });

  it('leaves the ledger alone where the organization cannot be read', async () => {
    const refusal = new Error('no permission');
    const profiles = jest.fn();
    const directory = { listAccounts: () => Promise.reject(refusal) };
    const accounts = { profiles, addProfiles: jest.fn() };

    await expect(syncAccounts({ directory, accounts }, { today, ownerTag: 'owner' })).rejects.toBe(
      refusal,
    );
    expect(profiles).not.toHaveBeenCalled();
  });

  it('takes back an account that had left', async () => {
    const gone = aProfile({
      validFrom: parseUtcDay('2026-06-01'),
      left: parseUtcDay('2026-06-01'),
    });
    expect((await sync([anAccount()], [gone])).added).toEqual([aProfile({ validFrom: today })]);
  });
});
