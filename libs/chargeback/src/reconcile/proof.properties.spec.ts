import { metrics } from '@orgcost/domain';
import { addAmounts, parseAmount, sumAmounts, zero } from '@orgcost/money';
import fc from 'fast-check';
import { adjust } from '../allocate/adjust';
import { allocate } from '../allocate/allocate';
import type { ChargedAccount } from '../allocate/charge';
import { inputsOf, october, organizations, ruleSets } from '../allocate/organizations.fixture';
import type { Bill, BillLine } from '../bill/bill';
import { parseInstant } from '@orgcost/domain';
import { adjustmentSchema } from '../rules/adjustment';
import { statementsOf } from '../statements/statements-of';
import { proofOf } from './proof';
import { residualsOf } from './residuals-of';

/** What a payer may be billed: of some accounts other amounts, of some nothing, and some that nobody collected. */
const bills = (accounts: readonly ChargedAccount[]): fc.Arbitrary<Bill> =>
  fc
    .tuple(fc.infiniteStream(fc.constantFrom('same', 'other', 'none')), fc.boolean())
    .map(([how, more]) => {
      const lines = accounts.flatMap(({ account, owned }) =>
        owned.flatMap(({ matrix }) =>
          matrix.flatMap((line): BillLine[] => {
            const { value } = how.next();
            if (value === 'none') return [];
            const { chargeType, currency, amounts } = line;
            const same = { account, chargeType, currency, amounts };
            return [value === 'same' ? same : { ...same, amounts: plusOne(same.amounts) }];
          }),
        ),
      );
      const stranger = { account: '999999999999', chargeType: 'Usage', currency: 'USD' };
      return {
        period: october,
        fetchedAt: parseInstant('2026-11-08T06:00:00Z'),
        source: 'payer',
        estimated: false,
        lines: more ? [...lines, { ...stranger, amounts: plusOne({}) }] : lines,
        marketplace: [],
        invoiced: [],
      };
    });

function plusOne(amounts: BillLine['amounts']): BillLine['amounts'] {
  const one = parseAmount('1.000000000001');
  return Object.fromEntries(
    metrics.map((metric) => [metric, addAmounts(amounts[metric] ?? zero, one)]),
  );
}

test('what statements charge and the named residuals are what the payer is billed, by charge type, exactly', () => {
  fc.assert(
    fc.property(
      organizations.chain((accounts) => fc.tuple(fc.constant(accounts), bills(accounts))),
      ruleSets,
      ([accounts, bill], ruleSet) => {
        const { metric } = ruleSet;
        const { books } = allocate(accounts, inputsOf(ruleSet));
        const markup = { name: 'Markup', reason: 'contract', percent: '3.3' };
        adjust(books, [adjustmentSchema.parse(markup)], october);
        const statements = statementsOf(books, {
          period: october,
          metric,
          costCenters: [],
          accountNames: new Map(),
          previous: new Map(),
          accepted: [],
        });
        const residuals = residualsOf({ accounts, bill, metric, origins: new Map() });
        const billed = bill.lines.flatMap(({ amounts, ...line }) => {
          const amount = amounts[metric];
          return amount === undefined ? [] : [{ ...line, amount }];
        });
        const { currencies } = proofOf({ period: october, metric }, statements, billed, residuals);

        for (const { currency, chargeTypes, ...proof } of currencies) {
          const named = residuals.filter((each) => each.currency === currency);
          for (const { chargeType, payer, charged } of chargeTypes) {
            const ofType = named.filter((each) => each.chargeType === chargeType);
            expect(sumAmounts([charged, ...ofType.map(({ amount }) => amount)])).toBe(payer);
          }
          expect(sumAmounts([proof.charged, ...named.map(({ amount }) => amount)])).toBe(
            proof.payer,
          );
          expect(sumAmounts([proof.charged, proof.adjustments, proof.rounding])).toBe(
            proof.payable,
          );
        }
        expect(sumAmounts(currencies.map(({ payer }) => payer))).toBe(
          sumAmounts(billed.map(({ amount }) => amount)),
        );
      },
    ),
  );
});
