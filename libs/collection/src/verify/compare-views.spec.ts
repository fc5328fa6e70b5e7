import type { CostLine } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { parseAmount } from '@orgcost/money';
import { compareViews } from './compare-views';

const account = '111111111111';
const credit = aLine({ chargeType: 'Credit', amounts: amounts('-2.5') });
const usage = (amount: string) => aLine({ amounts: amounts(amount) });

describe('comparing the member’s view with the payer’s', () => {
  it('finds nothing where both say the same, be it by a zero or by silence', () => {
    const free = aLine({ service: 'AWS Lambda', amounts: amounts('0') });
    expect(
      compareViews(
        account,
        [aDay('2026-11-01'), aDay('2026-11-02', [])],
        [aDay('2026-11-01', [aLine(), free])],
      ),
    ).toEqual([]);
  });

  it('names credits that are hidden from the member, summed over their days', () => {
    const days = ['2026-11-01', '2026-11-02'];
    expect(
      compareViews(
        account,
        days.map((day) => aDay(day)),
        days.map((day) => aDay(day, [aLine(), credit])),
      ),
    ).toEqual([
      {
        account,
        cause: 'hidden-charges',
        chargeType: 'Credit',
        currency: 'USD',
        days,
        member: amounts('0'),
        payer: amounts('-5'),
      },
    ]);
  });

  it('tells a day of which all is hidden from one that the member does not see', () => {
    const views = (payer: readonly CostLine[]) =>
      compareViews(account, [aDay('2026-11-01', [])], [aDay('2026-11-01', payer)]);
    const causes = (payer: readonly CostLine[]) => views(payer).map(({ cause }) => cause);
    expect(causes([credit])).toEqual(['hidden-charges']);
    expect(causes([credit, aLine()])).toEqual(['missing-days', 'missing-days']);
  });

  it('names discounts that are left out of the member’s net amounts alone', () => {
    const discounted = amounts('1', { 'net-unblended': '0.9', 'net-amortized': '0.9' });
    expect(
      compareViews(
        account,
        [aDay('2026-11-01')],
        [aDay('2026-11-01', [aLine({ amounts: discounted })])],
      ),
    ).toEqual([
      {
        account,
        cause: 'hidden-charges',
        chargeType: 'Usage',
        currency: 'USD',
        days: ['2026-11-01'],
        member: amounts('1'),
        payer: discounted,
      },
    ]);
  });

  it('names other rates', () => {
    expect(
      compareViews(
        account,
        [aDay('2026-11-01', [usage('1.2')])],
        [aDay('2026-11-01', [usage('1')])],
      ),
    ).toEqual([
      {
        account,
        cause: 'other-rates',
        chargeType: 'Usage',
        currency: 'USD',
        days: ['2026-11-01'],
        member: amounts('1.2'),
        payer: amounts('1'),
      },
    ]);
  });

  it('names days that only the payer knows, charge type by charge type', () => {
    expect(compareViews(account, [], [aDay('2026-11-01', [usage('1'), credit])])).toEqual(
      [
        ['Credit', '-2.5'],
        ['Usage', '1'],
      ].map(([chargeType, amount = '']) => ({
        account,
        cause: 'missing-days',
        chargeType,
        currency: 'USD',
        days: ['2026-11-01'],
        member: amounts('0'),
        payer: amounts(amount),
      })),
    );
  });

  it('leaves unexplained what the member alone is charged, and charges other than credits that it lacks', () => {
    const support = aLine({ chargeType: 'Support' });
    const causes = [
      compareViews(account, [aDay('2026-11-01', [usage('1'), credit])], [aDay('2026-11-01')]),
      compareViews(account, [aDay('2026-11-01')], [aDay('2026-11-01', [usage('1'), support])]),
    ].map((differences) => differences.map(({ cause, chargeType }) => [cause, chargeType]));
    expect(causes).toEqual([[['unexplained', 'Credit']], [['unexplained', 'Support']]]);
  });

  it('compares only the metrics that both views have', () => {
    const netOnly = { 'net-unblended': parseAmount('1') };
    const exported = {
      ...aDay('2026-11-01', [aLine({ amounts: netOnly })]),
      metrics: ['net-unblended' as const],
    };
    const other = aDay('2026-11-01', [aLine({ amounts: amounts('7', { 'net-unblended': '1' }) })]);
    expect(compareViews(account, [exported], [other])).toEqual([]);
  });
});
