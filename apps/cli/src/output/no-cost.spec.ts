import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { renderNoCost } from './no-cost';

const from = parseUtcDay('2026-01-01');
const collected = { origins: new Map([['member', new Set(['111111111111'])]] as const) };
const never = { origins: new Map() };

describe('no cost', () => {
  it('is told from days that were not collected', () => {
    expect(renderNoCost(collected, from, undefined)).toBe(
      'No cost: these days were collected, and nothing was charged.\n',
    );
    expect(renderNoCost(never, from, undefined)).toBe(
      'Not collected: the ledger has nothing of these days; "orgcost collect --since 2026-01-01" reads days that AWS still has.\n',
    );
    expect(renderNoCost(never, from, parseInstant('2026-01-02T00:00:00Z'))).toBe(
      'Not collected: of these days the ledger knew nothing then.\n',
    );
  });
});
