import { daysOf, instantFromEpoch, epochOf, parseInstant, type UtcDay } from '@orgcost/domain';
import * as fc from 'fast-check';
import type { Assignment } from '../ownership/assignment';
import { assignmentOn } from '../ownership/assignment-on';
import { aWithdrawal, day, days } from '../ownership/ownership.fixture';
import { importOwners } from './import-owners';

const account = '111111111111';
const someDay = fc.integer({ min: 1, max: 9 });
const first = parseInstant('2026-11-10T12:00:00Z');

interface Said {
  readonly from: number;
  readonly to: number;
  readonly costCenter: string;
  readonly owner: string;
}

const said: fc.Arbitrary<Said> = fc
  .record({
    from: someDay,
    to: fc.oneof(someDay, fc.constant(99)),
    costCenter: fc.constantFrom('', 'a', 'b'),
    owner: fc.constantFrom('', 'ana'),
  })
  .filter(({ from, to, costCenter, owner }) => from < to && (costCenter !== '' || owner === ''));

/** One row of the account a file, one file after the other. */
const files = fc.array(said, { minLength: 1, maxLength: 6 });

test('after each file its days are as it says, all others as before, and the same file adds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (rows) => {
      const ledger: Assignment[] = [aWithdrawal({ to: day('2026-11-03') })];
      for (const [index, row] of rows.entries()) {
        const before = byDay(ledger);
        const again = await importBoth(ledger, row, index);
        expect(again).toBe(0);
        const expected = before.map(({ day, ...was }) =>
          nth(row.from) <= day && (row.to === 99 || day < nth(row.to))
            ? { day, costCenter: row.costCenter, owner: row.owner }
            : { day, ...was },
        );
        expect(byDay(ledger)).toEqual(expected);
      }
    }),
  );
});

/** @returns how many the second time adds */
async function importBoth(ledger: Assignment[], row: Said, index: number): Promise<number> {
  const to = row.to === 99 ? '' : nth(row.to);
  const text = `account,cost_center,owner,from,to\n${account},${row.costCenter},${row.owner},${nth(row.from)},${to}\n`;
  let added = 0;
  for (const times of [1, 2]) {
    const result = await importOwners(
      {
        assignments: {
          addAssignments: (assignments) => Promise.resolve(void ledger.push(...assignments)),
          assignments: () => Promise.resolve([...ledger]),
        },
        knownAccounts: (accounts) => Promise.resolve(new Set(accounts)),
      },
      {
        text,
        file: 'owners.csv',
        costCenters: [],
        allowUnknown: false,
        dryRun: false,
        at: instantFromEpoch(epochOf(first) + 2 * index + times),
        by: 'finance',
      },
    );
    added = result.added.length;
  }
  return added;
}

function byDay(ledger: readonly Assignment[]) {
  return daysOf(days('2026-11-01', '2026-11-12')).map((day) => {
    const { costCenter = '', owner = '' } = assignmentOn(ledger, day) ?? {};
    return { day, costCenter, owner };
  });
}

function nth(dayOfNovember: number): UtcDay {
  return day(`2026-11-${String(dayOfNovember).padStart(2, '0')}`);
}
