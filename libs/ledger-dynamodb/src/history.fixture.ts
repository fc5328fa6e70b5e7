import fc from 'fast-check';
import type { AccountResult, BilledMonth, Observation, Run } from '@orgcost/collection';
import { parseUtcDay, type AccountProfile } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { alertingStep, performAlerting, type AlertingStep } from './alerting-history.fixture';
import {
  chargebackStep,
  performChargeback,
  type ChargebackStep,
} from './chargeback-history.fixture';
import type { InMemoryLedger } from './in-memory-ledger.fixture';
import { ledgerWith } from './ledger-with.fixture';
import { accounts, at, observation, periods, range } from './observations.fixture';
import { Turns } from './turns.fixture';

// Arbitrary work on a ledger, of every kind, that is the same wherever it is done.

export const runIds = ['1', '2'];

export type Step =
  | { readonly kind: 'look'; readonly look: Observation }
  /** Writers at once, who send their requests in the order of `choices`. */
  | { readonly kind: 'race'; readonly looks: Observation[]; readonly choices: number[] }
  | { readonly kind: 'profiles'; readonly profiles: AccountProfile[] }
  | { readonly kind: 'bills'; readonly bills: BilledMonth[] }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'result'; readonly result: AccountResult }
  | AlertingStep
  | ChargebackStep;

/** Does one step and gives what the ledger says of it. */
export async function perform(step: Step, ledger: InMemoryLedger): Promise<unknown> {
  switch (step.kind) {
    case 'look':
      return ledger.costs.record(step.look);
    case 'race':
      return race(step.looks, step.choices, ledger);
    case 'profiles':
      return ledger.accounts.addProfiles(step.profiles);
    case 'bills':
      return ledger.billing.saveBilledMonths(step.bills);
    case 'run':
      return ledger.runs.saveRun(step.run);
    case 'result':
      return ledger.runs.saveResult(step.result);
    case 'assign':
    case 'save':
    case 'commit':
    case 'bill':
    case 'preview':
      return performChargeback(step, ledger);
    default:
      return performAlerting(step, ledger);
  }
}

/** Gives the requests too, and the failures among them: a store that refuses otherwise is not as good. */
async function race(looks: Observation[], choices: number[], ledger: InMemoryLedger) {
  const turns = new Turns(looks.length, choices.values());
  const requests: string[] = [];
  const recorded = await Promise.all(
    looks.map(async (look, writer) => {
      const { costs } = ledgerWith(ledger, async (command, send) => {
        await turns.take(writer);
        requests.push(`${writer} ${command}`);
        await send().catch((error: unknown) => {
          requests.push(`${writer} ${error instanceof Error ? error.name : String(error)}`);
          throw error;
        });
      });
      try {
        return await costs.record(look);
      } finally {
        turns.leave();
      }
    }),
  );
  return { recorded, requests };
}

const account = fc.constantFrom(...accounts);
const text = fc.string({ unit: 'grapheme' });

const profile: fc.Arbitrary<AccountProfile> = fc
  .record({
    id: account,
    validFrom: fc.constantFrom('2026-01-01', '2026-02-01').map(parseUtcDay),
    name: text,
    tags: fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), text, {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    management: fc.boolean(),
  })
  .map(aProfile);

const bill: fc.Arbitrary<BilledMonth> = fc.record({
  account,
  period: fc.constantFrom(...periods),
  digest: text,
  again: fc.boolean(),
});

const run: fc.Arbitrary<Run> = fc.record(
  {
    id: fc.constantFrom(...runIds),
    startedAt: fc.constant(at(0)),
    finishedAt: fc.constant(at(1)),
    status: fc.constantFrom('running', 'partial'),
    mode: fc.constant('member'),
    today: fc.constant(range.from),
    window: fc.constant(range),
    everyAccount: fc.boolean(),
    watchedOlderMonths: fc.boolean(),
    payerFailure: text,
    paidPages: fc.nat(),
    outcomes: fc.record({ done: fc.nat(), denied: fc.nat() }, { requiredKeys: [] }),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'id',
      'startedAt',
      'status',
      'mode',
      'today',
      'window',
      'everyAccount',
      'watchedOlderMonths',
      'paidPages',
      'outcomes',
    ],
  },
);

const result: fc.Arbitrary<AccountResult> = fc.record({
  run: fc.constantFrom(...runIds),
  account,
  outcome: fc.constantFrom('done', 'taken-from-payer'),
  reason: text,
  ranges: fc.array(fc.constant(range), { maxLength: 2 }),
  paidPages: fc.nat(),
  daysWritten: fc.nat(),
  daysUnchanged: fc.nat(),
  daysSuperseded: fc.nat(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look'), look: observation }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('race'),
      looks: fc.array(observation, { minLength: 2, maxLength: 3 }),
      choices: fc.array(fc.nat(5), { maxLength: 60 }),
    }),
  },
  fc.record({ kind: fc.constant('profiles'), profiles: fc.array(profile, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('bills'),
    bills: fc.uniqueArray(bill, {
      maxLength: 3,
      selector: ({ account, period }) => `${account} ${period}`,
    }),
  }),
  fc.record({ kind: fc.constant('run'), run }),
  fc.record({ kind: fc.constant('result'), result }),
  { weight: 8, arbitrary: alertingStep },
  { weight: 5, arbitrary: chargebackStep },
);

export const history: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 12, maxLength: 24 });
