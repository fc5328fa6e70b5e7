import { parseInstant, type DayCosts } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { importCosts, previewImport, type ImportedCosts } from './import-costs';
import type { Observation, Recorded } from '../ports/cost-ledger';

const fetchedAt = parseInstant('2026-12-01T06:00:00Z');
const [first, second, third] = [aDay('2026-11-01'), aDay('2026-11-02'), aDay('2026-11-03')];

async function* files(...accounts: ImportedCosts[]): AsyncGenerator<ImportedCosts> {
  yield* await Promise.resolve(accounts);
}

it('records each account as of the import, and counts what became of its days', async () => {
  const recorded: Observation[] = [];
  const outcomes: Recorded[] = [
    { written: [first.day, second.day], unchanged: [third.day], superseded: [] },
    { written: [first.day], unchanged: [], superseded: [second.day] },
  ];
  const costs = {
    record: (observation: Observation) =>
      Promise.resolve(
        outcomes[recorded.push(observation) - 1] ?? { written: [], unchanged: [], superseded: [] },
      ),
  };
  const accounts: ImportedCosts[] = [
    { account: '1', origin: 'focus:AWS', days: [first, second, third] },
    { account: '2', origin: 'focus:Oracle', days: [first, second] },
  ];

  expect(await importCosts({ costs }, files(...accounts), [], fetchedAt)).toEqual({
    accounts: 2,
    daysWritten: 3,
    daysUnchanged: 1,
    daysSuperseded: 1,
  });
  expect(recorded).toEqual(accounts.map((account) => ({ ...account, fetchedAt })));
});

it('counts the same where nothing is to be recorded', async () => {
  const ofFocus = (account: string, ...days: DayCosts[]): ImportedCosts => ({
    account,
    origin: 'focus:AWS',
    days,
  });
  const costs = {
    preview: ({ days: [one, ...others] }: Observation): Promise<Recorded> =>
      Promise.resolve({
        written: one ? [one.day] : [],
        unchanged: others.map(({ day }) => day),
        superseded: [],
      }),
  };

  expect(
    await previewImport(
      { costs },
      files(ofFocus('1', first, second, third)),
      [ofFocus('2', first)],
      fetchedAt,
    ),
  ).toEqual({ accounts: 2, daysWritten: 2, daysUnchanged: 2, daysSuperseded: 0 });
});

it('empties days together with what files tell of the account, and of accounts beside them', async () => {
  const recorded: Observation[] = [];
  const costs = {
    record(observation: Observation) {
      recorded.push(observation);
      const written = observation.days.map(({ day }) => day);
      return Promise.resolve({ written, unchanged: [], superseded: [] });
    },
  };
  const [firstEmpty, thirdEmpty] = [aDay('2026-11-01', []), aDay('2026-11-03', [])];
  const ofFocus = (account: string, ...days: DayCosts[]): ImportedCosts => ({
    account,
    origin: 'focus:AWS',
    days,
  });
  const accounts = files(ofFocus('1', second), ofFocus('3', third));
  const emptied = [ofFocus('1', firstEmpty, thirdEmpty), ofFocus('2', firstEmpty)];

  expect(await importCosts({ costs }, accounts, emptied, fetchedAt)).toEqual({
    accounts: 3,
    daysWritten: 5,
    daysUnchanged: 0,
    daysSuperseded: 0,
  });
  expect(recorded).toEqual([
    { ...ofFocus('1', second, firstEmpty, thirdEmpty), fetchedAt },
    { ...ofFocus('3', third), fetchedAt },
    { ...ofFocus('2', firstEmpty), fetchedAt },
  ]);
});
