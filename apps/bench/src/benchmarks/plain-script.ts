import { addAmounts, zero, type Amount } from '@orgcost/money';
import { addDays, dayRange, type AccountId, type DayCosts, type DayRange } from '@orgcost/domain';
import { type Faults } from '@orgcost/local-organization';
import { join } from 'node:path';
import * as z from 'zod';
import type { Findings, Measure } from '../benchmark';
import { collect, openBenchWorld, type BenchWorld } from '../support/bench-world';
import { measureProgram } from '../support/measured-program';
import { environmentOf } from '../support/orgcost';
import { workspaceRoot } from '../support/workspace-root';

const accounts = 100;
const days = 31;

/** What goes wrong: nothing, an account that lets nobody in, refusals of every fifth request. */
const situations: Readonly<Record<string, (denied: AccountId) => Faults>> = {
  'all well': () => ({}),
  'an account denied': (denied) => ({ deniedAccounts: [denied] }),
  '20% LimitExceededException': () => ({
    operations: ['GetCostAndUsage', 'GetDimensionValues'],
    throttleRate: 0.2,
  }),
};

/** The program in both modes beside a script of the payer's costs by account, against the same organization. */
export async function benchPlainScript(): Promise<Findings[]> {
  const findings: Findings[] = [];
  for (const [situation, faultsOf] of Object.entries(situations)) {
    const measures: Measure[] = [];
    let plainSeconds: number | undefined;
    for (const contender of [plainScript, program('payer'), program('member')]) {
      await using world = await openBenchWorld({ accounts, months: 2 });
      const range = dayRange(addDays(world.today, 1 - days), addDays(world.today, 1));
      const denied = world.organization.settings.trackerAccount;
      world.organization.requests.reset();
      world.organization.setFaults(faultsOf(denied));
      const { name, seconds, totals } = await contender(world, range);
      const { accounts: all } = world.organization.organization;
      const exact = all.filter(({ id }) => isExact(world, id, range, totals.get(id))).length;
      const { requests } = world.organization;
      measures.push(
        { name: `${name}: accounts exact`, value: exact, against: all.length, unit: 'accounts' },
        {
          name: `${name}: requests for each page`,
          value: requests.count('GetCostAndUsage') + requests.count('GetDimensionValues'),
          against: requests.paidPages(),
          unit: 'requests',
        },
        {
          name: `${name}: wall time`,
          value: seconds,
          against: (plainSeconds ??= seconds),
          unit: 's',
        },
      );
    }
    findings.push({ benchmark: `${accounts} accounts, ${days} days, ${situation}`, measures });
  }
  return findings;
}

interface Answer {
  readonly name: string;
  readonly seconds: number;
  /** Unblended, by account. */
  readonly totals: ReadonlyMap<AccountId, Amount>;
}

type Contender = (world: BenchWorld, range: DayRange) => Promise<Answer>;

const totalsSchema = z.record(
  z.string(),
  z.custom<Amount>((value) => typeof value === 'string'),
);

const plainScript: Contender = async ({ cwd, organization }, { from, to }) => {
  const script = join(workspaceRoot, 'dist/apps/bench/plain-payer.js');
  const { payerRoleArn, externalId } = organization.settings;
  const { code, stdout, stderr, wallSeconds } = await measureProgram(
    [script, payerRoleArn, externalId, from, to],
    { cwd, env: environmentOf(organization) },
  );
  const name = code === 0 ? 'plain script' : `plain script (${lastLine(stderr)})`;
  if (code !== 0) return { name, seconds: wallSeconds, totals: new Map() };
  const answer = totalsSchema.parse(JSON.parse(stdout));
  const { accounts: all } = organization.organization;
  // Of an account without cost Cost Explorer says nothing.
  const totals = new Map(all.map(({ id }) => [id, answer[id] ?? zero]));
  return { name, seconds: wallSeconds, totals };
};

function program(mode: 'payer' | 'member'): Contender {
  return async (world, range) => {
    const { wallSeconds } = await collect(world, mode, '--since', range.from);
    const totals = new Map<AccountId, Amount>();
    for (const { id } of world.organization.organization.accounts) {
      const known = await world.store.ledger.costs.days(id, range);
      totals.set(id, sumOf(known));
    }
    return { name: `${mode} mode`, seconds: wallSeconds, totals };
  };
}

/** What the account is shown of itself, or what the payer is shown of it, to the last digit. */
function isExact(
  { organization, today }: BenchWorld,
  account: AccountId,
  range: DayRange,
  total: Amount | undefined,
): boolean {
  return (['member', 'payer'] as const).some(
    (view) => total === sumOf(organization.organization.costs(account, range, { view, today })),
  );
}

function sumOf(known: readonly Pick<DayCosts, 'matrix'>[]): Amount {
  return known
    .flatMap(({ matrix }) => matrix)
    .reduce((sum, { amounts }) => addAmounts(sum, amounts.unblended ?? zero), zero);
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => line.includes('Exception')) ?? 'failed'
  );
}
