import {
  InvalidInputError,
  parseUtcDay,
  type AccountId,
  type AccountProfile,
  type OrganizationAccount,
} from '@orgcost/domain';
import { anAccount, aProfile } from '@orgcost/testing';
import type { AccountDirectory } from '../ports/account-directory';
import type { AccountLedger } from '../ports/account-ledger';
import { syncAccounts, type AccountChanges, type SyncOptions } from './sync-accounts';

const today = parseUtcDay('2026-11-23');

function directoryOf(accounts: readonly OrganizationAccount[]): AccountDirectory {
  return {
    listAccounts: () => Promise.resolve(accounts.map(({ tags: _, ...account }) => account)),
    accountTags: () => Promise.resolve(new Map(accounts.map(({ id, tags }) => [id, tags]))),
  };
}

/** The changes told, and the profiles added to those known. */
function sync(
  listed: readonly OrganizationAccount[],
  known: readonly AccountProfile[],
): Promise<{ changes: AccountChanges; added: readonly AccountProfile[] }> {
  return syncWith(directoryOf(listed), known);
}

async function syncWith(
  directory: AccountDirectory,
  known: readonly AccountProfile[],
  options: Partial<SyncOptions> = {},
): Promise<{ changes: AccountChanges; added: readonly AccountProfile[] }> {
  const added: AccountProfile[] = [];
  const accounts: AccountLedger = {
    profiles: () => Promise.resolve(known),
    addProfiles: (profiles) => Promise.resolve(void added.push(...profiles)),
  };
  const changes = await syncAccounts(
    { directory, accounts },
    { today, ownerTag: 'owner', ...options },
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
    const directory = { ...directoryOf([]), listAccounts: () => Promise.reject(refusal) };
    const accounts = { profiles, addProfiles: jest.fn() };

    await expect(syncAccounts({ directory, accounts }, { today, ownerTag: 'owner' })).rejects.toBe(
      refusal,
    );
    expect(profiles).not.toHaveBeenCalled();
  });

  it('takes an account for left that leaves before its tags are read', async () => {
    const [one, other] = [anAccount(), anAccount({ id: '222222222222' })];
    const directory = {
      ...directoryOf([one, other]),
      accountTags: () => Promise.resolve(new Map([[one.id, one.tags]])),
    };
    const { changes } = await syncWith(directory, [aProfile(), aProfile({ id: other.id })]);
    expect(changes).toEqual({ added: [], changed: [], left: [other.id], unchanged: [one.id] });
  });

  describe('where there is no time for all tags', () => {
    const ids = ['111111111111', '222222222222', '333333333333', '444444444444'];
    const listed = ids.map((id) => anAccount({ id, tags: { owner: 'new@example.com' } }));
    const known = ids
      .slice(0, 3)
      .map((id) => aProfile({ id, tags: { owner: 'old@example.com' }, owner: 'old@example.com' }));

    /** Reads tags of no more than so many accounts. */
    function directoryInTimeFor(count: number): AccountDirectory & { readonly stop: AbortSignal } {
      const stop = new AbortController();
      return {
        ...directoryOf(listed),
        stop: stop.signal,
        accountTags: (accounts, signal) => {
          expect(signal).toBe(stop.signal);
          stop.abort();
          return Promise.resolve(
            new Map(accounts.slice(0, count).map((id) => [id, { owner: 'new@example.com' }])),
          );
        },
      };
    }

    it('reads those of new accounts, and takes the others for what they were', async () => {
      const directory = directoryInTimeFor(1);
      const { added, changes } = await syncWith(directory, known, { stop: directory.stop });
      expect(changes).toEqual({
        added: ['444444444444'],
        changed: [],
        left: [],
        unchanged: ids.slice(0, 3),
        tagsNotRead: 3,
      });
      expect(added).toMatchObject([{ id: '444444444444', owner: 'new@example.com' }]);
    });

    it('knows the owner of a new account since it joined, though its tags are read days later', async () => {
      const joined = parseUtcDay('2025-02-03');
      const tags = { owner: 'new@example.com' };
      const account = anAccount({ joined, tags });
      const on = async (day: string, before: readonly AccountProfile[], facts = {}, count = 0) => {
        const directory = {
          ...directoryInTimeFor(count),
          listAccounts: () => directoryOf([{ ...account, ...facts }]).listAccounts(),
        };
        const { added } = await syncWith(directory, before, {
          stop: directory.stop,
          today: parseUtcDay(day),
        });
        return added;
      };
      const unread = { ...aProfile(), joined, tags: {}, tagsNotRead: true as const };
      delete (unread as { owner?: string }).owner;

      const first = await on('2026-11-01', []);
      expect(first).toEqual([{ ...unread, validFrom: joined }]);
      const renamed = { name: 'Web store' };
      const second = await on('2026-11-02', first, renamed);
      expect(second).toEqual([{ ...unread, ...renamed, validFrom: parseUtcDay('2026-11-02') }]);
      expect(await on('2026-11-03', [...first, ...second], renamed)).toEqual([]);

      const read = aProfile({ joined, tags, owner: tags.owner });
      expect(await on('2026-11-04', [...first, ...second], { state: 'SUSPENDED' }, 1)).toEqual([
        { ...read, validFrom: joined },
        { ...read, ...renamed, validFrom: parseUtcDay('2026-11-02') },
        { ...read, state: 'SUSPENDED', validFrom: parseUtcDay('2026-11-04') },
      ]);
    });

    it.each(ids.slice(0, 3))('reads first those that were never read: %s', async (unread) => {
      const directory = directoryInTimeFor(2);
      const before = known.map((profile) =>
        profile.id === unread ? { ...profile, tagsNotRead: true as const } : profile,
      );
      const { changes } = await syncWith(directory, before, { stop: directory.stop });
      expect(changes).toMatchObject({ added: ['444444444444'], changed: [unread] });
    });

    it('comes to all within some days', async () => {
      const read = new Set<AccountId>();
      for (let day = 1; day <= 4; day += 1) {
        const directory = directoryInTimeFor(2);
        const { changes } = await syncWith(directory, known, {
          stop: directory.stop,
          today: parseUtcDay(`2026-11-0${day}`),
        });
        for (const id of changes.changed) read.add(id);
      }
      expect([...read].sort()).toEqual(ids.slice(0, 3));
    });
  });

  it('takes back an account that had left', async () => {
    const gone = aProfile({
      validFrom: parseUtcDay('2026-06-01'),
      left: parseUtcDay('2026-06-01'),
    });
    expect((await sync([anAccount()], [gone])).added).toEqual([aProfile({ validFrom: today })]);
  });
});
