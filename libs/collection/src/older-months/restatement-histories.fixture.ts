import {
  addDays,
  billingPeriodOf,
  daysOfBillingPeriod,
  metrics,
  parseInstant,
  parseUtcDay,
  type UtcDay,
  type CollectionMode,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aProfile, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { collect } from '../collect/collect';
import { ledgerInMemory } from '../collect/ledger-in-memory.fixture';
import { planCollection } from '../plan/plan';
import { CappedPageMeter } from '../run/page-meter';
import {
  RestatedOrganization,
  taxes,
  type Fault,
  type Restatement,
} from './restated-organization.fixture';

// What a daily run is shown in ten weeks in which AWS changes what it told before.

export const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const hasLeft = parseUtcDay('2026-09-10');
const organization = new Map([
  [ana, { creditsHidden: false }],
  [ben, { creditsHidden: true }],
  [cleo, { creditsHidden: false, until: hasLeft }],
]);
const profiles = [
  aProfile({ id: ana }),
  aProfile({ id: ben }),
  aProfile({ id: cleo, left: hasLeft }),
];

const since = parseUtcDay('2026-08-01');
export const start = parseUtcDay('2026-10-05');
export const lastDay = 75;

/** What hinders the run of a day. */
export type Hindrance = 'none' | 'no run' | 'payer' | 'account' | 'cap';

export interface History {
  readonly mode: CollectionMode;
  readonly restatements: readonly Restatement[];
  /** By days since the start; the rest is not hindered. */
  readonly hindrances: readonly Hindrance[];
}

/** One run a day, the first of which reads the past. */
export async function* live({ mode, restatements, hindrances }: History) {
  const ledger = ledgerInMemory(profiles);
  const aws = new RestatedOrganization(organization, restatements);
  for (let index = 0; index <= lastDay; index += 1) {
    const today = addDays(start, index);
    const hindrance = hindrances[index] ?? 'none';
    if (hindrance === 'no run') continue;
    const now = parseInstant(`${today}T06:00:00Z`);
    const fault: Fault = {
      ...(hindrance === 'payer' && { payer: true }),
      ...(hindrance === 'account' && { account: ana }),
    };
    const meter = new CappedPageMeter(hindrance === 'cap' ? 3 : undefined);
    const before = aws.reads.length;
    const options = { run: today, mode, now, ...(index === 0 && { since }) };
    const plan = await planCollection(ledger, options);
    const context = { ...ledger, plan, meter, clock: () => now, concurrency: 1 };
    await collect(aws.sourcesOn(today, fault), context);
    yield { today, hindrance, ledger, aws, reads: aws.reads.slice(before), paid: meter.paid };
  }
}

/** No sum of some of these is the sum of others, so that none hides behind another. */
const restatementsOf = (mode: CollectionMode): fc.Arbitrary<Restatement[]> =>
  fc
    .array(
      fc.record({
        account: fc.constantFrom(ana, ben, cleo),
        kind: fc.constantFrom('Credit', 'Refund', 'Usage', 'Fee', 'no taxes'),
        only: fc.option(fc.constantFrom(...metrics), { freq: 2 }),
        arrives: fc.integer({ min: 1, max: lastDay - 15 }),
        daysBack: fc.integer({ min: 0, max: 90 }),
        lag: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 })),
        reversedAfter: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
      }),
      { minLength: 3, maxLength: 8 },
    )
    .map((changes) =>
      changes.flatMap(({ account, kind, only, arrives, daysBack, lag, reversedAfter }, index) => {
        const payerSees = addDays(start, arrives);
        const latest = account === cleo ? addDays(hasLeft, -1) : payerSees;
        const back = addDays(payerSees, -daysBack);
        const bounded = [since, back].sort().at(-1) ?? since;
        const restated = bounded < latest ? bounded : latest;
        const untaxed = kind === 'no taxes';
        const day = untaxed ? daysOfBillingPeriod(billingPeriodOf(restated)).from : restated;
        const amount = untaxed ? taxes : String(3 ** index);
        const sum = (sign: string) =>
          only && !untaxed
            ? { ...amounts('0'), [only]: parseAmount(sign + amount) }
            : amounts(sign + amount);
        const isHidden = mode === 'member' && account === ben && kind === 'Credit';
        // What comes and goes is shown to all at once, or an account could be read just in between.
        const accountLag = untaxed || reversedAfter !== null ? 0 : lag;
        const chargeType = untaxed ? 'Tax' : kind;
        const change = (sign: string, sees: UtcDay): Restatement => ({
          ...{ account, day, chargeType, amounts: sum(sign), payerSees: sees },
          ...(!isHidden && { accountSees: addDays(sees, accountLag) }),
        });
        return reversedAfter === null
          ? [change('-', payerSees)]
          : [change('-', payerSees), change('', addDays(payerSees, reversedAfter))];
      }),
    );

export const histories = (mode: CollectionMode, hindrances: fc.Arbitrary<readonly Hindrance[]>) =>
  fc.record({ mode: fc.constant(mode), restatements: restatementsOf(mode), hindrances });

export const someHindrances = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Hindrance>('none') },
      { weight: 1, arbitrary: fc.constantFrom<Hindrance>('no run', 'payer', 'account', 'cap') },
    ),
    { minLength: lastDay - 1, maxLength: lastDay - 1, size: 'max' },
  )
  // The first run, which reads the past, is not hindered.
  .map((days): Hindrance[] => ['none', ...days]);
