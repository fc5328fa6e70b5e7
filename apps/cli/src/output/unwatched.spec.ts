import { renderUnplaced, renderUnwatched } from './unwatched';

const looking = { metric: 'unblended', currency: 'USD', settleHours: 48 } as const;

test('accounts without alerts are named by reason, a few of each', () => {
  const unwatched = [
    { account: '1', reason: 'other-currency' as const },
    ...['2', '3', '4', '5', '6', '7'].map((account) => ({
      account,
      reason: 'lacks-metric' as const,
    })),
    { account: '8', reason: 'not-of-organization' as const },
  ];
  expect(renderUnwatched(unwatched, looking)).toBe(
    'Without alerts: 1 account not collected from the organization, as of imported files (8); ' +
      '6 accounts with days that lack unblended costs, so that these do not count (2, 3, 4, 5, 6 and 1 more); ' +
      '1 account with no cost in USD (1)\n',
  );
  expect(renderUnwatched([], looking)).toBe('');
});

test('accounts that are not placed are named, a few of them', () => {
  expect(renderUnplaced(['1', '2', '3', '4', '5', '6'])).toBe(
    'In a tier by their ids alone, as the organization does not tell of them: 1, 2, 3, 4, 5 and 1 more\n',
  );
  expect(renderUnplaced([])).toBe('');
});
