import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { renderNoCost } from './no-cost';

const from = parseUtcDay('2026-01-01');
const today = parseUtcDay('2026-11-10');
const collected = { origins: new Map([['member', new Set(['111111111111'])]] as const) };
const none = { uncollected: [], withoutData: [] };
const never = { origins: new Map() };

describe('no cost', () => {
  it('is told from days that were not collected', () => {
    expect(renderNoCost(collected, none, { from, today, asOf: undefined })).toBe(
      'No cost: these days were collected, and nothing was charged.\n',
    );
    expect(renderNoCost(never, none, { from, today, asOf: undefined })).toBe(
      'Not collected: the ledger has nothing of these days; "orgcost collect --since 2026-01-01" reads them.\n',
    );
    expect(
      renderNoCost(never, none, { from, today, asOf: parseInstant('2026-01-02T00:00:00Z') }),
    ).toBe('Not collected: of these days the ledger knew nothing then.\n');
    expect(
      renderNoCost(never, none, { from, today: parseUtcDay('2025-12-31'), asOf: undefined }),
    ).toBe('Not collected: these days are yet to come; today is 2025-12-31 (UTC).\n');
  });

  it('is mended by no run of another start where runs left accounts out, or found no data', () => {
    const asked = { from, today, asOf: undefined };
    const withoutData = ['222222222222'];
    expect(renderNoCost(never, { uncollected: [], withoutData }, asked)).toBe(
      'No cost yet: there was no data to collect.\n',
    );
    const uncollected = [{ account: '111111111111', run: 'a' }];
    expect(renderNoCost(never, { uncollected, withoutData }, asked)).toBe(
      'Not collected: the ledger has nothing of these days.\n',
    );
  });
});
