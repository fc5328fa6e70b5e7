import { parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aDay, aLine, amounts } from '@orgcost/testing';
import type { AccountTraits } from './account-traits';
import { dayCostsOf } from './day-costs';
import { Random } from './random';

const day = parseUtcDay;

const traits: AccountTraits = {
  usual: 100_00,
  weekend: 0.5,
  growth: 0.1,
  noise: { deviation: 0, correlation: 0 },
  services: ['EC2', 'RDS', 'S3'],
  monthly: [
    { service: 'EC2', chargeType: 'RIFee', dayOfMonth: 9, ordinaryDays: 3, deviation: 0 },
    { service: 'EC2', chargeType: 'Credit', dayOfMonth: 9, ordinaryDays: -0.5, deviation: 0 },
  ],
  events: [
    {
      kind: 'one-off-fee',
      service: 'AWS Marketplace',
      chargeType: 'Fee',
      firstDay: day('2025-01-10'),
      lastDay: day('2025-01-10'),
      adds: parseAmount('700'),
    },
    {
      kind: 'step-up',
      service: 'RDS',
      chargeType: 'Usage',
      firstDay: day('2025-01-10'),
      adds: parseAmount('90.5'),
    },
  ],
  gaps: [day('2025-01-11')],
};

const line = (service: string, amount: string, chargeType = 'Usage') =>
  aLine({ service, chargeType, amounts: amounts(amount) });

it('has usage of each service, growing, less of it at weekends, monthly charges, events, and gaps', () => {
  const days = ['08', '09', '10', '11', '12'].map((date) => day(`2025-01-${date}`));
  expect(dayCostsOf(new Random(1), traits, days)).toEqual([
    aDay('2025-01-08', [line('EC2', '66'), line('RDS', '22'), line('S3', '22')]),
    aDay('2025-01-09', [
      line('EC2', '66.9'),
      line('RDS', '22.3'),
      line('S3', '22.3'),
      line('EC2', '334.52', 'RIFee'),
      line('EC2', '-55.75', 'Credit'),
    ]),
    aDay('2025-01-10', [
      line('EC2', '67.82'),
      line('RDS', '113.11'),
      line('S3', '22.61'),
      line('AWS Marketplace', '700', 'Fee'),
    ]),
    aDay('2025-01-12', [line('EC2', '34.85'), line('RDS', '102.12'), line('S3', '11.62')]),
  ]);
});

it('varies from day to day, and each service on its own, by as much as was said', () => {
  const noisy = { ...traits, noise: { deviation: 0.05, correlation: 0.5 } };
  const days = ['08', '09'].map((date) => day(`2025-01-${date}`));
  expect(dayCostsOf(new Random(1), { ...noisy, monthly: [] }, days)).toEqual([
    aDay('2025-01-08', [line('EC2', '69.9'), line('RDS', '23.45'), line('S3', '24.23')]),
    aDay('2025-01-09', [line('EC2', '72.22'), line('RDS', '24.61'), line('S3', '25')]),
  ]);
});
