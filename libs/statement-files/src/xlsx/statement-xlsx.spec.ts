import { unzipSync, strFromU8 } from 'fflate';
import { sheetsOf } from '../sheets.fixture';
import {
  aHash,
  cancelledOut,
  hostile,
  ordinary,
  preview,
  withLines,
  withoutLines,
} from '../statements.fixture';
import { statementXlsx } from './statement-xlsx';

it('has a sheet of the summary and one of all lines', async () => {
  expect(await sheetsOf(await statementXlsx(ordinary, { document: aHash }))).toEqual({
    Statement: [
      ['Statement of cloud costs', null, null],
      [null, null, null],
      ['Cost center', 'Web Shop (4711)', null],
      ['Owner', 'shop-lead@example.com', null],
      ['Month', 'November 2026', null],
      ['Currency', 'USD', null],
      [
        'What is counted',
        'Net amortized cost: commitments spread over the days that they cover, after discounts',
        null,
      ],
      [
        'Status',
        'Closed on 9 December 2026, 08:15 UTC by finance@example.com, as close number 3',
        null,
      ],
      [
        'Hash of this statement',
        '3f9a0c1d5b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0a1b',
        null,
      ],
      [
        'Hash of the one before',
        'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
        null,
      ],
      [null, null, null],
      ['Accepted when the month was closed', null, null],
      ['What stood against it', 'AWS still estimates the bill of November 2026.', null],
      [
        'Why it was accepted',
        'Marketplace invoices come a week late; what changes goes with December.',
        null,
      ],
      ['Accepted by', 'finance@example.com', null],
      [null, null, null],
      ['Part', 'Amount (USD)', 'Amount (exact)'],
      ['Charges of own accounts', 5734.42, '5734.426035091299'],
      ['Charges by rule', 42.42, '42.42'],
      ['Shared costs', 117.66, '117.655'],
      ['Adjustments', 43.36, '43.36565'],
      ['Earlier months', 254.09, '254.083733333333'],
      ['Rounding', 0, '-0.000418424632'],
      ['Payable', 6191.95, '6191.95'],
    ],
    Lines: [
      [
        'Kind',
        'Description',
        'Amount (USD)',
        'Account',
        'Account name',
        'Service',
        'Charge type',
        'AWS Marketplace',
        'First day',
        'Last day',
        'Rule',
        'Adjustment',
        'Reason',
        'Other cost center',
        'Earlier month',
        'Pool (exact)',
        'Weight',
        'Of',
        'Percent',
        'Was (exact)',
        'Is (exact)',
        'Amount (exact)',
      ],
      [
        'direct',
        'Amazon OpenSearch Service, Usage, 1 to 14 November',
        310.12,
        '818446971674',
        null,
        'Amazon OpenSearch Service',
        'Usage',
        null,
        '2026-11-01',
        '2026-11-14',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '310.125',
      ],
      [
        'direct',
        'Amazon Elastic Compute Cloud - Compute, Usage',
        4281.36,
        '439733207903',
        'Web Shop Production',
        'Amazon Elastic Compute Cloud - Compute',
        'Usage',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '4281.3560350913',
      ],
      [
        'direct',
        'Datadog Pro, Usage, AWS Marketplace',
        1200,
        '439733207903',
        'Web Shop Production',
        'Datadog Pro',
        'Usage',
        'yes',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '1200.005',
      ],
      [
        'direct',
        'AWS Lambda, Credit',
        -57.06,
        '439733207903',
        'Web Shop Production',
        'AWS Lambda',
        'Credit',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '-57.060000000001',
      ],
      [
        'charged',
        'Security tooling: AWS Security Hub, Usage, Security Tooling (345678901234)',
        42.42,
        '345678901234',
        'Security Tooling',
        'AWS Security Hub',
        'Usage',
        null,
        null,
        null,
        'Security tooling',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '42.42',
      ],
      [
        'share',
        'Support by spend: 3.25% of 4,000.00 USD of Support',
        130,
        null,
        null,
        null,
        'Support',
        null,
        null,
        null,
        'Support by spend',
        null,
        null,
        null,
        null,
        '4000',
        '13',
        '400',
        null,
        null,
        null,
        '130',
      ],
      [
        'passed-on',
        'Platform evenly: Usage that is passed on to others',
        -12.34,
        null,
        null,
        null,
        'Usage',
        null,
        null,
        null,
        'Platform evenly',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '-12.345',
      ],
      [
        'adjustment',
        'Platform fee: agreed for 2026 (2.5% of 5,734.43 USD)',
        143.36,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        'Platform fee',
        'agreed for 2026',
        null,
        null,
        null,
        null,
        '5734.426',
        '2.5',
        null,
        null,
        '143.36065',
      ],
      [
        'adjustment',
        'License refund: paid twice in spring, charged to cost center 4812',
        -100,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        'License refund',
        'paid twice in spring',
        '4812',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '-99.995',
      ],
      [
        'prior-period',
        '31 October 2026: Amazon Simple Storage Service, Usage, Web Shop Production (439733207903): 15.50 instead of 12.00 USD',
        3.5,
        '439733207903',
        'Web Shop Production',
        'Amazon Simple Storage Service',
        'Usage',
        null,
        '2026-10-31',
        '2026-10-31',
        null,
        null,
        null,
        null,
        '2026-10',
        null,
        null,
        null,
        null,
        '12.004',
        '15.5',
        '3.496',
      ],
      [
        'prior-period',
        '30 September 2026: AWS Support (Business), Support, Security Tooling (345678901234): 400.002 instead of 400.001 USD; by Support by spend',
        0,
        '345678901234',
        'Security Tooling',
        'AWS Support (Business)',
        'Support',
        null,
        '2026-09-30',
        '2026-09-30',
        'Support by spend',
        null,
        null,
        null,
        '2026-09',
        null,
        null,
        null,
        null,
        '400.001',
        '400.002',
        '0.000333333333',
      ],
      [
        'transfer',
        'Usage, 818446971674, 20 to 30 September 2026: moves with the account between this cost center and 4812',
        250.5,
        '818446971674',
        null,
        null,
        'Usage',
        null,
        '2026-09-20',
        '2026-09-30',
        null,
        null,
        null,
        '4812',
        '2026-09',
        null,
        null,
        null,
        null,
        null,
        null,
        '250.5',
      ],
      [
        'adjustment',
        'Platform fee: agreed for 2026 (2.5% of 3.50 USD), for October 2026',
        0.09,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        'Platform fee',
        'agreed for 2026',
        null,
        '2026-10',
        null,
        null,
        '3.496',
        '2.5',
        null,
        null,
        '0.0874',
      ],
      [
        'rounding',
        'Rounding to whole cents',
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '-0.000418424632',
      ],
    ],
  });
});

it.each(Object.entries({ withoutLines, cancelledOut }))(
  'adds up to zero: %s',
  async (_name, statement) => {
    const { Statement: summary = [], Lines: lines = [] } = await sheetsOf(
      await statementXlsx(statement),
    );

    expect(summary.slice(-7)).toEqual([
      ['Charges of own accounts', 0, '0'],
      ['Charges by rule', 0, '0'],
      ['Shared costs', 0, '0'],
      ['Adjustments', 0, '0'],
      ['Earlier months', 0, '0'],
      ['Rounding', 0, '0'],
      ['Payable', 0, '0'],
    ]);
    expect(lines).toHaveLength(1 + statement.lines.length + 1);
  },
);

it('says above all of a preview that it is one', async () => {
  const { Statement: summary = [] } = await sheetsOf(await statementXlsx(preview));

  expect(summary.slice(0, 9).map(([title, text]) => [title, text])).toEqual([
    ['Preview – not a statement', null],
    [null, null],
    ['Cost center', 'Web Shop (4711)'],
    ['Owner', 'shop-lead@example.com'],
    ['Month', 'November 2026'],
    ['Currency', 'USD'],
    [
      'What is counted',
      'Net amortized cost: commitments spread over the days that they cover, after discounts',
    ],
    ['Status', 'Preview – not a statement: the month is not closed, and amounts may still change'],
    [null, null],
  ]);
});

it('keeps the header of lines in sight, and shows cents as such', async () => {
  const files = unpacked(await statementXlsx(ordinary));

  expect(files['xl/worksheets/sheet2.xml']).toContain(
    '<pane ySplit="1" xSplit="0" topLeftCell="A2"',
  );
  expect(files['xl/styles.xml']).toMatch(/formatCode="#,##0\.00"/);
});

it('is high enough for all of what was accepted, and why', async () => {
  const [accepted] = ordinary.accepted;
  const statement = withLines([]);
  const reason = 'Because of this. '.repeat(10);
  const xlsx = await statementXlsx({
    ...statement,
    accepted: accepted ? [{ ...accepted, reason }] : [],
  });
  const files = unpacked(xlsx);
  const { Statement: summary = [] } = await sheetsOf(xlsx);
  const row = summary.findIndex((cells) => cells[1] === reason.trim());
  const [, style] =
    new RegExp(
      `<row r="${row + 1}" ht="60" customHeight="1">.*?<c r="B${row + 1}" s="(\\d+)"`,
    ).exec(files['xl/worksheets/sheet1.xml'] ?? '') ?? [];
  const [styles = ''] = /<cellXfs.*<\/cellXfs>/s.exec(files['xl/styles.xml'] ?? '') ?? [];

  expect(styles.match(/<xf .*?<\/xf>|<xf [^>]*\/>/gs)?.[Number(style)]).toContain('wrapText="1"');
});

it('is high enough for the whole description of a line, up to what a row can be', async () => {
  const reasons = ['short', 'long '.repeat(30), 'endless '.repeat(400)];
  const statement = withLines(
    reasons.map((reason) => ({ kind: 'adjustment', name: 'Fee', reason, amount: '1' })),
  );
  const sheet = unpacked(await statementXlsx(statement))['xl/worksheets/sheet2.xml'] ?? '';

  expect(
    Array.from(sheet.matchAll(/<row r="\d+"(?: ht="(\d+)")?/g), ([, height]) => height),
  ).toEqual([undefined, '15', '75', '400', '15']);
});

it('is text where it looks like a formula, like markup, or is not seen', async () => {
  const xlsx = await statementXlsx(hostile);
  const { Statement: summary = [], Lines: [, ...lines] = [] } = await sheetsOf(xlsx);
  const shown =
    '=HYPERLINK("http://example.com","x")</w:t><b>&amp;□gnp.exe□□[31m □ЖдановΏμέγα Łódź 漢字 😀';

  expect(summary.find(([title]) => title === 'Owner')).toEqual(['Owner', shown, null]);
  expect(lines.map((row) => [row[2], row[4], row[5], row[21]])).toEqual([
    [
      -1.2345678901234568e29,
      'W'.repeat(300),
      `+${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(12)}`,
      '-123456789012345678901234567890.123456789',
    ],
    [98765432109876543210.5, shown, shown, '98765432109876543210.5'],
    [0, null, null, '0.004'],
    [1, null, null, '1'],
    [0, null, null, '-0.000543211'],
  ]);
  expect(Object.values(unpacked(xlsx)).join('')).not.toMatch(/<f[ >]/);
});

it.each(['constructor', '__proto__', 'toString'])('takes %s for a name', async (name) => {
  const statement = withLines([
    { kind: 'direct', account: '1', service: name, chargeType: 'Usage', amount: '1' },
  ]);
  const { Lines: [, row] = [] } = await sheetsOf(await statementXlsx(statement));

  expect(row?.[5]).toBe(`${name} `);
});

it('cuts a text where Excel would, and shows that it did', async () => {
  const statement = withLines([
    { kind: 'adjustment', name: 'Fee', reason: 'x'.repeat(40_000), amount: '1' },
  ]);
  const { Lines: [, row] = [] } = await sheetsOf(await statementXlsx(statement));

  expect(row?.[12]).toBe(`${'x'.repeat(32_766)}…`);
});

it('is the same file whenever it is written', async () => {
  jest.useFakeTimers({ now: new Date('2026-12-10T08:00:00Z'), advanceTimers: true });
  const first = await statementXlsx(ordinary);
  jest.setSystemTime(new Date('2027-03-01T17:30:30Z'));
  const second = await statementXlsx(ordinary);
  jest.useRealTimers();

  expect(second.equals(first)).toBe(true);
});

function unpacked(xlsx: Buffer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(xlsx)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}
