import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Assignment, AssignmentLedger } from '@orgcost/chargeback';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import { storedItems } from './damages.fixture';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { StoredItemError } from './stored-item';

let ledger: InMemoryLedger;
let repository: AssignmentLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  repository = ledger.assignments;
});

afterEach(() => ledger.close());

const [one, two, three] = ['111111111111', '222222222222', '333333333333'] as const;

function assignment(
  account: string,
  from: string,
  hour: number,
  facts: Partial<Assignment> = { costCenter: 'shop' },
): Assignment {
  return {
    account,
    from: parseUtcDay(from),
    recordedAt: parseInstant(`2026-11-05T0${hour}:00:00Z`),
    recordedBy: 'ana',
    origin: 'owners.csv:2',
    ...facts,
  };
}

it('has an assignment as an item of its account', async () => {
  const whole = assignment(one, '2026-09-10', 1, {
    to: parseUtcDay('2026-10-01'),
    costCenter: 'shop',
    owner: 'ben@example.com',
  });
  await repository.addAssignments([whole]);
  expect(await repository.assignments()).toEqual([whole]);
  expect(await storedItems(ledger)).toEqual([
    {
      pk: { S: `account#${one}` },
      sk: { S: 'assignment#2026-09-10#2026-11-05T01:00:00.000Z' },
      gsi1pk: { S: 'assignments#6' },
      gsi1sk: { S: one },
      __edb_e__: { S: 'Assignment' },
      __edb_v__: { S: '1' },
      account: { S: one },
      shard: { N: '6' },
      from: { S: '2026-09-10' },
      to: { S: '2026-10-01' },
      costCenter: { S: 'shop' },
      owner: { S: 'ben@example.com' },
      recordedAt: { S: '2026-11-05T01:00:00.000Z' },
      recordedBy: { S: 'ana' },
      origin: { S: 'owners.csv:2' },
    },
  ]);
});

it('gives all, or those of some accounts, in the order of accounts, days and moments', async () => {
  const all = [
    assignment(one, '2026-09-01', 2),
    assignment(one, '2026-09-10', 1),
    // Nothing is assigned any more.
    assignment(one, '2026-09-10', 3, {}),
    assignment(two, '2026-09-01', 1, { costCenter: 'data', to: parseUtcDay('2026-09-02') }),
    assignment(three, '2026-08-01', 9),
  ];
  expect(await repository.assignments()).toEqual([]);
  await repository.addAssignments(all.toReversed());
  expect(await repository.assignments()).toEqual(all);
  expect(await repository.assignments([two, one, two])).toEqual(all.slice(0, 4));
  expect(await repository.assignments(['444444444444'])).toEqual([]);
  expect(await repository.assignments([])).toEqual([]);
  expect(await indexDifferences(ledger.client, table)).toEqual([]);
});

it('is the same after the same is added again; of two that differ in what they say, has the last', async () => {
  const said = assignment(one, '2026-09-01', 1);
  const corrected = assignment(one, '2026-09-01', 1, { costCenter: 'data' });
  await repository.addAssignments([said]);
  await repository.addAssignments([said]);
  expect(await repository.assignments()).toEqual([said]);
  await repository.addAssignments([said, corrected]);
  expect(await repository.assignments()).toEqual([corrected]);
});

it('takes those of a whole organization', async () => {
  const many = Array.from({ length: 230 }, (_, index) =>
    assignment(String(index).padStart(12, '0'), '2026-09-01', 1),
  );
  await repository.addAssignments(many);
  expect(await repository.assignments()).toEqual(many);
});

it('names an assignment that is damaged', async () => {
  await repository.addAssignments([assignment(one, '2026-09-01', 1)]);
  const [item] = await storedItems(ledger);
  const Item = { ...item, from: { S: 'spring' } };
  await ledger.client.send(new PutItemCommand({ TableName: table, Item }));
  for (const accounts of [undefined, [one]]) {
    const reading = repository.assignments(accounts);
    await expect(reading).rejects.toThrow(StoredItemError);
    await expect(reading).rejects.toThrow(
      `The ledger's assignment of account ${one} cannot be read: from: `,
    );
  }
});
