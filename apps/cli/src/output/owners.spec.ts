import { parseUtcDay } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { ownerRows, renderOwners } from './owners';

const day = parseUtcDay;
const account = '111111111111';

test('an account is called as on the last day of a span', () => {
  const profiles = [
    aProfile({ name: 'Shop' }),
    aProfile({ name: 'Web shop', state: 'SUSPENDED', validFrom: day('2026-11-10') }),
    aProfile({ name: 'Web shop', left: day('2026-11-20'), validFrom: day('2026-11-20') }),
  ];
  const spans = [
    ['2026-11-01', '2026-11-10'],
    ['2026-11-10', '2026-11-20'],
    ['2026-11-20', '2026-11-30'],
  ].map(([from = '', to = '']) => ({
    from: day(from),
    to: day(to),
    costCenter: 'shop',
    source: 'tag' as const,
  }));
  const rows = ownerRows(account, spans, profiles);
  expect(rows).toEqual([
    { account, name: 'Shop', state: 'ACTIVE', ...spans[0] },
    { account, name: 'Web shop', state: 'SUSPENDED', ...spans[1] },
    { account, name: 'Web shop', state: 'ACTIVE', left: '2026-11-20', ...spans[2] },
  ]);
  expect(renderOwners(rows, { from: day('2026-11-01'), to: day('2026-11-30') })).toBe(`\
Owners of accounts, 2026-11-01 to 2026-11-29 (UTC, both included; To is the day after the last)

Account       Name      State               Cost center  Owner  From        To          Source
──────────────────────────────────────────────────────────────────────────────────────────────
111111111111  Shop      ACTIVE              shop         –      2026-11-01  2026-11-10  tag
111111111111  Web shop  SUSPENDED           shop         –      2026-11-10  2026-11-20  tag
111111111111  Web shop  left on 2026-11-20  shop         –      2026-11-20  2026-11-30  tag

1 account, none of them unassigned on some days
`);
});
