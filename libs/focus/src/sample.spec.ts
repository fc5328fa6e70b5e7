import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sumAmounts } from '@orgcost/money';
import { outsideWarning, readWhole } from './focus-files.fixture';

/** Real, anonymized billing data of three providers: FOCUS-Sample-Data, folder FOCUS-1.0, CC BY 4.0. */
const sample = join(__dirname, '../../../../shared/data/focus-1.0-sample.csv');

(existsSync(sample) ? describe : describe.skip)(
  `the FOCUS sample (skipped without ${sample})`,
  () => {
    test('AWS alone', async () => {
      const { summary, accounts } = await readWhole(sample, { provider: 'AWS' });
      expect(summary).toEqual({
        rows: 1000,
        taken: 942,
        rejected: 0,
        otherProviders: 58,
        accounts: 66,
        periods: [{ period: '2024-09', rows: 942, firstDay: '2024-09-01', lastDay: '2024-09-30' }],
        totals: [
          { currency: 'USD', amounts: { 'net-unblended': '18.0066386184', 'net-amortized': '13' } },
        ],
        incompleteDays: [],
        rejectedWithoutDay: 0,
        warnings: [],
      });
      const lines = accounts.flatMap(({ days }) => days.flatMap(({ matrix }) => matrix));
      expect(accounts).toHaveLength(66);
      expect(new Set(lines.map(({ service }) => service)).size).toBe(24);
      expect(sumAmounts(lines.flatMap(({ amounts }) => amounts['net-unblended'] ?? []))).toBe(
        '18.0066386184',
      );
    });

    test('all of its providers', async () => {
      const { summary } = await readWhole(sample);
      expect(summary).toEqual({
        rows: 1000,
        taken: 1000,
        rejected: 0,
        otherProviders: 0,
        accounts: 73,
        periods: [
          { period: '2024-09', rows: 999, firstDay: '2024-09-01', lastDay: '2024-09-30' },
          { period: '2024-10', rows: 1, firstDay: '2024-10-01', lastDay: '2024-10-01' },
        ],
        totals: [
          {
            currency: 'USD',
            amounts: { 'net-unblended': '20.52022672899', 'net-amortized': '14.97651418586' },
          },
        ],
        incompleteDays: [],
        rejectedWithoutDay: 0,
        warnings: [outsideWarning(1)],
      });
    });
  },
);
