import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { parseUtcDay, type AccountProfile } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;
let client: DynamoDBClient;
let accounts: InMemoryLedger['accounts'];

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ client, accounts } = ledger);
});

afterEach(() => ledger.close());

const full: Required<AccountProfile> = {
  id: '111111111111',
  validFrom: parseUtcDay('2026-11-01'),
  name: 'Küche & Söhne 台所',
  email: 'kueche@example.com',
  state: 'SUSPENDED',
  organizationalUnitPath: 'Root/Workloads',
  joined: parseUtcDay('2024-03-05'),
  left: parseUtcDay('2026-11-20'),
  tags: { owner: 'ana@example.com', empty: '', 'cost:center': '4711' },
  management: true,
  owner: 'ana@example.com',
  tagsNotRead: true,
};

it('keeps a profile as one item', async () => {
  await accounts.addProfiles([full]);
  const { id, ...facts } = full;
  const { Items } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([
    {
      pk: 'account#111111111111',
      sk: 'profile#2026-11-01',
      gsi1pk: 'accounts#6',
      gsi1sk: '111111111111',
      __edb_e__: 'Account',
      __edb_v__: '1',
      account: id,
      shard: 6,
      ...facts,
    },
  ]);
  expect(await accounts.profiles()).toEqual([full]);
});

it('lists profiles by account and day, of all accounts or of those named', async () => {
  const bare: AccountProfile = {
    id: 'B',
    validFrom: parseUtcDay('2026-01-01'),
    name: '',
    state: 'ACTIVE',
    organizationalUnitPath: 'Root',
    tags: {},
    management: false,
  };
  const later = aProfile({ id: 'a', validFrom: parseUtcDay('2026-02-01'), name: 'Renamed' });
  const earlier = aProfile({ id: 'a', validFrom: parseUtcDay('2026-01-01') });
  await accounts.addProfiles([later, bare, earlier]);

  expect(await accounts.profiles()).toEqual([bare, earlier, later]);
  expect(await accounts.profiles(['a', 'unknown', 'a'])).toEqual([earlier, later]);
  expect(await accounts.profiles([])).toEqual([]);
});

it('takes the last word on a day, and keeps the other days', async () => {
  const first = aProfile({ validFrom: parseUtcDay('2026-01-01') });
  const second = aProfile({ validFrom: parseUtcDay('2026-02-01'), name: 'Second' });
  await accounts.addProfiles([first, second, { ...second, name: 'Third' }]);
  expect(await accounts.profiles()).toEqual([first, { ...second, name: 'Third' }]);
  await accounts.addProfiles([{ ...second, name: 'Fourth' }]);
  expect(await accounts.profiles()).toEqual([first, { ...second, name: 'Fourth' }]);
});

it('keeps and lists more accounts than a batch holds', async () => {
  const profiles = Array.from({ length: 120 }, (_, index) =>
    aProfile({ id: String(index).padStart(12, '0') }),
  );
  await accounts.addProfiles(profiles);
  expect(await accounts.profiles()).toEqual(profiles);
});
