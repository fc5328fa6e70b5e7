import type { ExplainedAccount } from '@orgcost/chargeback';
import { daysOfBillingPeriod, parseBillingPeriod } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { renderExplanation } from './explanation';

const period = parseBillingPeriod('2026-10');

it('tells in words who is charged what part of it', () => {
  const explained: ExplainedAccount = {
    account: '444444444444',
    period,
    charges: [
      {
        account: '444444444444',
        service: 'Support',
        chargeType: 'Support',
        currency: 'USD',
        marketplace: false,
        amount: parseAmount('100'),
        owner: { ...daysOfBillingPeriod(period), costCenter: 'unassigned', source: 'unassigned' },
        rule: 'Support by usage',
        steps: [
          {
            kind: 'pool',
            rule: 'Support by usage',
            lines: [
              {
                costCenter: 'data',
                amount: parseAmount('25'),
                share: {
                  pool: parseAmount('100'),
                  weight: parseAmount('300'),
                  of: parseAmount('1200'),
                },
              },
            ],
          },
        ],
      },
    ],
    later: [],
  };
  expect(renderExplanation(explained)).toBe(
    `Account 444444444444 in October 2026, as Cost Explorer has it, and where it goes:

Support, Support: 100 USD
  2026-10-01 to 2026-10-31: no cost center owns the account, which counts as unassigned
  rule "Support by usage" splits it with all that it takes of this charge type:
    data: 25 (its part of 100: 300 out of 1200)
`,
  );
});
