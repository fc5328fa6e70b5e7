import type { Assignment, BillLink, CloseLink, PreviewLink } from '@orgcost/chargeback';
import { parseUtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import type { Ledger } from './ledger';
import { accounts, at, periods } from './observations.fixture';

// Arbitrary work on what a ledger keeps of chargeback, for `history.fixture.ts`.

export const texts = ['', '{"a":1}', '€'.repeat(100_001)];

export type ChargebackStep =
  | { readonly kind: 'assign'; readonly assignments: Assignment[] }
  | { readonly kind: 'save'; readonly text: string }
  | { readonly kind: 'commit'; readonly link: CloseLink }
  | { readonly kind: 'bill'; readonly bill: BillLink }
  | { readonly kind: 'preview'; readonly preview: PreviewLink };

/** Does one step and gives what the ledger says of it. */
export function performChargeback(
  step: ChargebackStep,
  { assignments, documents, closes }: Ledger,
): Promise<unknown> {
  switch (step.kind) {
    case 'assign':
      return assignments.addAssignments(step.assignments);
    case 'save':
      return documents.save(step.text);
    case 'commit':
      return closes.commit(step.link);
    case 'bill':
      return closes.saveBill(step.bill);
    case 'preview':
      return closes.savePreview(step.preview);
  }
}

const period = fc.constantFrom(...periods);
const document = fc.constantFrom('a', 'b').map((digit) => digit.repeat(64));
const moment = fc.nat(3).map(at);
const text = fc.string({ unit: 'grapheme', minLength: 1 });

const assignment: fc.Arbitrary<Assignment> = fc.record(
  {
    account: fc.constantFrom(...accounts),
    from: fc.constantFrom('2026-10-01', '2026-10-30').map(parseUtcDay),
    to: fc.constant(parseUtcDay('2026-11-02')),
    costCenter: fc.constantFrom('shop', 'data'),
    owner: text,
    recordedAt: moment,
    recordedBy: text,
    origin: text,
  },
  {
    noNullPrototype: true,
    requiredKeys: ['account', 'from', 'recordedAt', 'recordedBy', 'origin'],
  },
);

export const chargebackStep: fc.Arbitrary<ChargebackStep> = fc.oneof(
  fc.record({
    kind: fc.constant('assign'),
    assignments: fc.array(assignment, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('save'), text: fc.constantFrom(...texts) }),
  fc.record({
    kind: fc.constant('commit'),
    link: fc.record({ sequence: fc.integer({ min: 1, max: 2 }), period, document }),
  }),
  fc.record({
    kind: fc.constant('bill'),
    bill: fc.record({ period, fetchedAt: moment, document }),
  }),
  fc.record({ kind: fc.constant('preview'), preview: fc.record({ period, at: moment, document }) }),
);
