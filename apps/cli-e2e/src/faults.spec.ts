import { addDays, parseUtcDay, type DayRange } from '@orgcost/domain';
import { contentsOfLedger, truth } from './support/contents';
import { createWorld, type World } from './support/world';

jest.setTimeout(120_000);

const today = parseUtcDay('2026-11-23');
const range: DayRange = { from: parseUtcDay('2026-11-01'), to: addDays(today, 1) };

/** Every account that was collected is exact, whatever happened on the way. */
async function expectExact(world: World, accounts: readonly string[]): Promise<void> {
  expect(await contentsOfLedger(world.ledger, accounts, range)).toEqual(
    truth(world.aws, accounts, range, 'member', today),
  );
}

describe('a collection under faults', () => {
  it('is complete and exact while AWS throttles, fails and expires credentials, and pays no page twice', async () => {
    await using world = await createWorld({ today, months: 1 });
    await world.sync();
    world.aws.setFaults({
      throttleRate: 0.3,
      serverErrorRate: 0.1,
      expireCredentialsAfterRequests: 1,
      requestChangedOnce: true,
    });
    const { run, results } = await world.collect();
    expect(run.status).toBe('complete');
    expect(run.paidPages).toBe(world.aws.requests.paidPages());
    const done = results.filter(({ outcome }) => outcome === 'done').map(({ account }) => account);
    expect(done.length).toBeGreaterThan(15);
    await expectExact(world, done);
  });

  it('names the accounts whose role is denied where there is no payer, and collects all others', async () => {
    await using world = await createWorld({ today, months: 1 });
    await world.sync();
    const [first = '', second = ''] = world.accounts;
    world.aws.setFaults({ deniedAccounts: [first, second] });
    const { member } = world.sources;
    const { run, results } = await world.collect({}, { member });

    const unreachable = world.aws.organization.differences
      .filter(({ cause }) =>
        ['suspended', 'closing', 'closed', 'role-denied', 'role-missing'].includes(cause),
      )
      .map(({ account }) => account);
    const denied = results.filter(({ outcome }) => outcome === 'denied');
    expect(denied.map(({ account }) => account)).toEqual(
      [...new Set([first, second, ...unreachable])].sort(),
    );
    const reasons = denied.map(({ reason = '', account }) => reason.replace(account, '*'));
    expect([...new Set(reasons)].sort()).toEqual([
      `The role arn:aws:iam::*:role/${world.aws.settings.memberRoleName}: it cannot be assumed: create it in that account, let it trust the caller, and compare the ExternalId`,
      'it is closed: no role can be assumed there',
      'it is closing, and refuses to be read',
      'it is suspended: no role can be assumed there',
    ]);
    expect(run.status).toBe('partial');
    await expectExact(
      world,
      results.filter(({ outcome }) => outcome === 'done').map(({ account }) => account),
    );
  });

  it('leaves an account that fails throughout to the next run, which takes it and nothing else', async () => {
    await using world = await createWorld({ today, months: 1 });
    await world.sync();
    world.aws.setFaults({ malformedRate: 0.5 });
    const broken = await world.collect();
    const failed = broken.results
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ account }) => account);
    expect(failed.length).toBeGreaterThan(0);
    expect(broken.run.status).toBe('partial');

    world.aws.setFaults({});
    const mended = await world.collect();
    expect(mended.run).toMatchObject({ status: 'complete', resumes: broken.run.id });
    expect(mended.results.map(({ account }) => account)).toEqual(failed);
  });
});

describe('a page cap', () => {
  it('is paid to the last page, names every account left, and the next run finishes them', async () => {
    await using world = await createWorld({ today, months: 1, pageSize: 1000 });
    await world.sync();
    const capped = await world.collect({ maxPages: 10 });
    expect(world.aws.requests.paidPages()).toBe(10);
    expect(capped.run).toMatchObject({ status: 'partial', paidPages: 10 });
    const left = capped.results
      .filter(({ outcome }) => outcome === 'left-for-next-run')
      .map(({ account }) => account);
    expect(left.length).toBeGreaterThan(10);

    world.aws.requests.reset();
    const rest = await world.collect();
    expect(rest.results.map(({ account }) => account)).toEqual(left);
    expect(rest.run).toMatchObject({
      status: 'complete',
      resumes: capped.run.id,
      paidPages: world.aws.requests.paidPages(),
    });
    const done = [...capped.results, ...rest.results]
      .filter(({ outcome }) => outcome === 'done')
      .map(({ account }) => account);
    await expectExact(world, done);
  });
});
