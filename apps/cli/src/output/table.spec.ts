import { renderTable, type Column } from './table';

type Row = readonly [name: string, amount: string];
const columns: Column<Row>[] = [
  { title: 'Name', cell: ([name]) => name },
  { title: 'Amount', align: 'right', cell: ([, amount]) => amount },
  { title: 'Currency', cell: () => 'USD' },
];

describe('renderTable', () => {
  it('aligns wide characters, and amounts on the right, with totals below a line', () => {
    const rows: Row[] = [
      ['Zürich Forschung 東京 🗼', '1,234.50'],
      ['Web', '-3.00'],
    ];

    expect(renderTable(columns, rows, { totals: [['Total', '1,231.50', 'USD']] })).toBe(
      [
        'Name                        Amount  Currency',
        '────────────────────────────────────────────',
        'Zürich Forschung 東京 🗼  1,234.50  USD',
        'Web                          -3.00  USD',
        '────────────────────────────────────────────',
        'Total                     1,231.50  USD',
        '',
      ].join('\n'),
    );
  });

  it('lets no control character through to the terminal', () => {
    expect(renderTable(columns, [['\u001b[31mred\r\n', '1.00']])).toContain(
      '\uFFFD[31mred\uFFFD\uFFFD',
    );
  });

  it('goes on in the next line where text is longer than it may be', () => {
    const narrow: Column<Row>[] = [
      { title: 'Why', maxWidth: 12, cell: ([name]) => name },
      { title: 'Amount', align: 'right', cell: ([, amount]) => amount },
    ];

    expect(renderTable(narrow, [['the role cannot be assumed', '1.00']])).toBe(
      [
        'Why           Amount',
        '────────────────────',
        'the role        1.00',
        'cannot be',
        'assumed',
        '',
      ].join('\n'),
    );
  });

  it('wraps text that shrinks, and titles above numbers, where it is wider than its place', () => {
    const wide: Column<Row>[] = [
      { title: 'Account', cell: () => '111111111111' },
      { title: 'Name', shrinks: true, cell: ([name]) => name },
      { title: 'Net unblended', align: 'right', cell: ([, amount]) => amount },
      { title: 'Currency', cell: () => 'USD' },
    ];
    const rows: Row[] = [
      ['Zürich Forschung 東京 🗼', '1,234,567.50'],
      ['A-name-of-one-long-word-only', '-3.00'],
    ];
    const totals = [['Total', '', '1,234,564.50', 'USD']];

    expect(renderTable(wide, rows, { totals, width: 52 })).toBe(
      [
        'Account       Name                     Net  Currency',
        '                                 unblended',
        '────────────────────────────────────────────────────',
        '111111111111  Zürich          1,234,567.50  USD',
        '              Forschung 東京',
        '              🗼',
        '111111111111  A-name-of-one-         -3.00  USD',
        '              long-word-only',
        '────────────────────────────────────────────────────',
        'Total                         1,234,564.50  USD',
        '',
      ].join('\n'),
    );
    expect(renderTable(wide, rows.slice(1), { width: 10 })).toBe(
      [
        'Account       Name                  Net  Currency',
        '                              unblended',
        '─────────────────────────────────────────────────',
        '111111111111  A-name-of-one-      -3.00  USD',
        '              long-word-only',
        '',
      ].join('\n'),
    );
    expect(renderTable(wide, rows, { totals, width: 200 })).toBe(
      renderTable(wide, rows, { totals }),
    );
  });
});
