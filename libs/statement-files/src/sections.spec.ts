import { sectionsOf } from './sections';
import { ordinary, withLines, withoutLines } from './statements.fixture';

it('has every kind of line in one section, grouped where there is a subtotal', () => {
  const shown = sectionsOf(ordinary).map(({ title, groups, amount, cents }) => [
    title,
    amount,
    cents,
    groups.map((group) => [group.title, group.cents, group.lines.map(({ kind }) => kind)]),
  ]);

  expect(shown).toEqual([
    [
      'Charges of own accounts',
      '5734.426035091299',
      '5734.42',
      [
        ['Web Shop Production (439733207903)', '5424.3', ['direct', 'direct', 'direct']],
        ['818446971674', '310.12', ['direct']],
      ],
    ],
    ['Charges by rule', '42.42', '42.42', [[undefined, '42.42', ['charged']]]],
    ['Shared costs', '117.655', '117.66', [[undefined, '117.66', ['share', 'passed-on']]]],
    ['Adjustments', '43.36565', '43.36', [[undefined, '43.36', ['adjustment', 'adjustment']]]],
    [
      'Earlier months',
      '254.083733333333',
      '254.09',
      [
        ['September 2026', '250.5', ['prior-period', 'transfer']],
        ['October 2026', '3.59', ['prior-period', 'adjustment']],
      ],
    ],
  ]);
});

it('has the account that costs most first, and those that cost the same by their numbers', () => {
  const costs = { 300: '5', 100: '-1', 400: '70', 200: '5' };
  const statement = withLines(
    Object.entries(costs).map(([account, amount]) => ({
      kind: 'direct',
      account,
      service: 'S',
      chargeType: 'Usage',
      amount,
    })),
  );
  const [own] = sectionsOf(statement);

  expect(own?.groups.map(({ title }) => title)).toEqual(['400', '200', '300', '100']);
});

it('has all sections though nothing is in them', () => {
  expect(
    sectionsOf(withoutLines).map(({ title, groups, cents }) => [title, groups, cents]),
  ).toEqual(
    [
      'Charges of own accounts',
      'Charges by rule',
      'Shared costs',
      'Adjustments',
      'Earlier months',
    ].map((title) => [title, [], '0']),
  );
});
