import { accountGaps } from '@orgcost/collection';
import { addDays, parseUtcDay, type DayRange } from '@orgcost/domain';
import { contentsOfLedger, outcomesOf, truth } from './support/contents';
import { expectedContents, expectedOutcomes } from './support/expected';
import { createWorld, type World } from './support/world';

jest.setTimeout(120_000);

const origin = parseUtcDay('2026-11-06');
/** Ten days later the account pays for itself; a week on, and its last day has settled. */
const leaves = addDays(origin, 10);
const today = addDays(leaves, 7);
const range: DayRange = { from: parseUtcDay('2026-11-01'), to: addDays(today, 1) };

function leavingAccount({ aws }: World): string {
  const found = aws.organization.accounts.find(({ special }) => special === 'leaving');
  if (!found) throw new Error('No account leaves');
  return found.id;
}

/** A ledger that was kept since before the account left. */
async function worldWithPast(): Promise<World> {
  const world = await createWorld({ today: origin, months: 2 });
  await world.sync();
  await world.collect();
  world.setToday(today);
  await world.sync();
  return world;
}

describe('an account that leaves the organization', () => {
  it('is named, and its last costs are taken from the payer, though its role could still be assumed', async () => {
    await using world = await worldWithPast();
    const account = leavingAccount(world);
    const profiles = await world.ledger.accounts.profiles([account]);
    expect(profiles.map(({ left }) => left)).toEqual([undefined, today]);

    const { results } = await world.collect();
    expect(outcomesOf(results)).toEqual(expectedOutcomes(world, today));
    expect(results.find((result) => result.account === account)).toMatchObject({
      outcome: 'taken-from-payer',
      origin: 'payer',
      reason: 'it is not in the organization',
    });
    expect(await contentsOfLedger(world.ledger, world.accounts, range)).toEqual(
      expectedContents(world, range, today),
    );
  });

  it('keeps what was known of it, and is named as missing, where there is no payer', async () => {
    await using world = await worldWithPast();
    const account = leavingAccount(world);
    const { member } = world.sources;

    const { run, results } = await world.collect({}, { member });
    expect(run.status).toBe('partial');
    expect(results.find((result) => result.account === account)).toMatchObject({
      outcome: 'denied',
      reason: 'it is not in the organization',
    });
    expect(await contentsOfLedger(world.ledger, [account], range)).toEqual(
      truth(world.aws, [account], { ...range, to: addDays(origin, 1) }, 'member', origin),
    );
    const { uncollected } = await accountGaps(world.ledger, { range });
    expect(uncollected.map((each) => each.account)).toContain(account);
  });

  it('is found through the payer by a ledger that never knew it', async () => {
    await using world = await createWorld({ today, origin, months: 1 });
    await world.sync();
    const account = leavingAccount(world);
    expect(await world.ledger.accounts.profiles([account])).toEqual([]);

    const { results } = await world.collect();
    expect(outcomesOf(results)).toEqual(expectedOutcomes(world, today));
    expect(await contentsOfLedger(world.ledger, world.accounts, range)).toEqual(
      expectedContents(world, range, today),
    );
  });

  it.each(['member', 'payer'] as const)(
    'is no longer read when its last month has settled (%s mode)',
    async (mode) => {
      await using world = await worldWithPast();
      const last = parseUtcDay('2026-12-09');
      world.setToday(parseUtcDay('2026-12-08'));
      await world.collect({ mode });
      world.setToday(last);
      const { results } = await world.collect({ mode });
      const account = leavingAccount(world);
      expect(results.map((result) => result.account)).toEqual(
        world.accounts.filter((id) => id !== account),
      );
      const november: DayRange = { from: range.from, to: parseUtcDay('2026-12-01') };
      expect(await contentsOfLedger(world.ledger, [account], november)).toEqual(
        truth(world.aws, [account], november, 'payer', last),
      );
    },
  );
});
