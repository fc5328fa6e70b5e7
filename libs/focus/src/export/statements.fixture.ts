import { statementSchema, type Statement } from '@orgcost/chargeback';
import { sumAmounts } from '@orgcost/money';
import type * as z from 'zod';
import type { FocusContext } from './export-context';

type Given = z.input<typeof statementSchema>;
export type GivenLine = Given['lines'][number];

export const context: FocusContext = { payer: { id: '999999999999', name: 'Management' } };

/** A closed one of October 2026, whose total is that of its lines, but for what a test cares about. */
export function aStatement(lines: readonly GivenLine[], facts: Partial<Given> = {}): Statement {
  const amounts = statementSchema.shape.lines.parse(lines).map(({ amount }) => amount);
  return statementSchema.parse({
    period: '2026-10',
    costCenter: { id: '4711', name: 'Web shop', owner: 'ana@example.com' },
    currency: 'USD',
    metric: 'net-unblended',
    closed: { sequence: 3, at: '2026-11-08T08:00:00Z', by: 'finance' },
    accountNames: { '111111111111': 'Shop' },
    lines,
    total: sumAmounts(amounts),
    rounding: '0',
    payable: sumAmounts(amounts),
    accepted: [],
    ...facts,
  });
}

/** What an account is charged for Amazon S3, but for what a test cares about. */
export function aLine(
  amount: string,
  facts: Partial<Omit<Extract<GivenLine, { kind: 'direct' }>, 'kind'>> = {},
): GivenLine {
  return {
    kind: 'direct',
    account: '111111111111',
    service: 'Amazon S3',
    chargeType: 'Usage',
    amount,
    ...facts,
  };
}
