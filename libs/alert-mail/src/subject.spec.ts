import type { Letter } from '@orgcost/alerting';
import {
  anomaly,
  budget,
  change,
  daily,
  forecast,
  letterOf,
  longAnomaly,
  monthToDate,
  named,
  trial,
  unknown,
} from './letters.fixture';
import { subjectOf } from './subject';

const platform = { addressee: { to: [], as: 'platform' } } as const;

const subjects: readonly (readonly [string, Letter])[] = [
  ['Web Shop Production: month to date above 4,000.00 USD', letterOf([monthToDate])],
  ['Web Shop Production: 24 November above 200.00 USD', letterOf([daily])],
  ["Data Platform: above 80% of November's budget", letterOf([budget])],
  ['Web Shop Production: November on its way above 5,000.00 USD', letterOf([forecast])],
  ['Web Shop Production: 24 November cost more than usual', letterOf([change])],
  ['Data Platform: anomaly on 24 November', letterOf([anomaly])],
  ['Data Platform: anomaly from 24 November to 26 November', letterOf([longAnomaly])],
  ['333333333333: 24 November above 200.00 USD', letterOf([unknown])],
  ['111111111111: 24 November above 200.00 USD', letterOf([named(daily, ' ')])],
  ['TEST: Web Shop Production: this is a test', letterOf([trial])],
  ['TEST: Web Shop Production: 2 alerts', letterOf([trial, trial])],
  ['Web Shop Production: 3 alerts', letterOf([daily, change, trial])],
  [
    '4 alerts for your accounts, Web Shop Production and 2 more',
    letterOf([budget, unknown, change, forecast]),
  ],
  ['2 alerts for 2 accounts, 333333333333 and 1 more', letterOf([daily, unknown], platform)],
  [
    `${'x'.repeat(59)}…: 24 November above 200.00 USD`,
    letterOf([named(daily, 'x'.repeat(10_000))]),
  ],
  [
    'Shop��Bcc: all@example.com: 24 November above 200.00 USD',
    letterOf([named(daily, 'Shop\r\nBcc: all@example.com')]),
  ],
  ['متجر الويب: 24 November above 200.00 USD', letterOf([named(daily, 'متجر الويب')])],
  ['👩‍👩‍👧 Kids: 24 November above 200.00 USD', letterOf([named(daily, '👩‍👩‍👧 Kids')])],
];

it.each(subjects)('%s', (subject, letter) => {
  expect(subjectOf(letter)).toBe(subject);
});
