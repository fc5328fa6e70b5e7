import {
  containsDay,
  parseInstant,
  type CostDay,
  type CostOrigin,
  type DayCosts,
} from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { findLosses } from './find-losses';
import type { ImportedCosts } from './import-costs';

const inLedger = (account: string, origin: CostOrigin, day: DayCosts): CostDay => ({
  ...day,
  account,
  origin,
  fetchedAt: parseInstant('2026-12-01T06:00:00Z'),
});
const less = [aLine({ amounts: amounts('0.5') })];

const ledger = [
  inLedger('1', 'focus:AWS', aDay('2026-10-31')),
  inLedger('1', 'focus:AWS', aDay('2026-11-01')),
  inLedger('1', 'focus:AWS', aDay('2026-11-02')),
  inLedger('1', 'focus:Other', aDay('2026-11-03')),
  inLedger('1', 'member', aDay('2026-11-04')),
  inLedger('2', 'payer', aDay('2026-11-01', [])),
  inLedger('2', 'payer', aDay('2026-11-02')),
  inLedger('3', 'member', aDay('2026-11-01')),
];

const costs = {
  days: (account: string, range: Parameters<typeof containsDay>[0]) =>
    Promise.resolve(ledger.filter((day) => day.account === account && containsDay(range, day.day))),
};

async function* files(...accounts: ImportedCosts[]): AsyncGenerator<ImportedCosts> {
  yield* await Promise.resolve(accounts);
}

const imported = (account: string, ...days: DayCosts[]): ImportedCosts => ({
  account,
  origin: 'focus:AWS',
  days,
});

it('names days that come from Cost Explorer, and those of which files told more', async () => {
  const accounts = files(
    imported(
      '1',
      aDay('2026-10-31', less),
      aDay('2026-11-01'),
      aDay('2026-11-02', []),
      aDay('2026-11-03', less),
      aDay('2026-11-04', less),
      aDay('2026-11-05', []),
    ),
    imported('2', aDay('2026-11-01')),
    imported('4', aDay('2026-11-01')),
  );
  expect(await findLosses({ costs }, accounts)).toEqual({
    collected: [
      { account: '1', days: ['2026-11-04'] },
      { account: '2', days: ['2026-11-01'] },
    ],
    fuller: [{ account: '1', days: ['2026-10-31', '2026-11-02', '2026-11-03'] }],
  });
});

it('names none where nothing is lost', async () => {
  const accounts = files(imported('1', aDay('2026-11-01', [aLine(), aLine()])), imported('4'));
  expect(await findLosses({ costs }, accounts)).toEqual({ collected: [], fuller: [] });
});
