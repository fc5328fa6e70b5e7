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

    expect(renderTable(columns, rows, [['Total', '1,231.50', 'USD']])).toBe(
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
});
