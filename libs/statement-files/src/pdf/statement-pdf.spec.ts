import {
  hostile,
  long,
  ordinary,
  preview,
  withLines,
  withoutLines,
  aHash,
} from '../statements.fixture';
import { informationOf, printedPages, wordsOf } from '../pdf-text.fixture';
import { statementPdf } from './statement-pdf';

// The first one loads fonts and the programs that write and read.
jest.setTimeout(60_000);

const roundingNote = [
  'Each amount is printed in cents, rounded on its own, half to even; subtotals are the sums of what is printed, and “Rounding” is what these lack or',
  'exceed. Exact amounts are in the spreadsheet, CSV and JSON of this statement.',
];

it('is the summary and every line, grouped, under headings', async () => {
  expect(await printedPages(await statementPdf(ordinary, { document: aHash }))).toEqual([
    [
      'Statement of cloud costs',
      'Payable: 6,191.95 USD',
      'Cost center | Web Shop (4711)',
      'Owner | shop-lead@example.com',
      'Month | November 2026',
      'Currency | USD',
      'What is counted | Net amortized cost: commitments spread over the days that they cover, after discounts',
      'Status | Closed on 9 December 2026, 08:15 UTC by finance@example.com, as close number 3',
      'Hash of this statement | 3f9a0c1d5b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0a1b',
      'Hash of the one before | b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
      'Accepted when the month was closed',
      'AWS still estimates the bill of November 2026.',
      'Accepted by finance@example.com: Marketplace invoices come a week late; what changes goes with December.',
      'Summary',
      'Part | USD',
      'Charges of own accounts | 5,734.42',
      'Charges by rule | 42.42',
      'Shared costs | 117.66',
      'Adjustments | 43.36',
      'Earlier months | 254.09',
      'Rounding | 0.00',
      'Payable | 6,191.95',
      ...roundingNote,
      'Charges of own accounts',
      'Web Shop Production (439733207903) | USD',
      'Amazon Elastic Compute Cloud - Compute, Usage | 4,281.36',
      'Datadog Pro, Usage, AWS Marketplace | 1,200.00',
      'AWS Lambda, Credit | -57.06',
      'Subtotal | 5,424.30',
      '818446971674 | USD',
      'Amazon OpenSearch Service, Usage, 1 to 14 November | 310.12',
      'Subtotal | 310.12',
      'Total: Charges of own accounts | 5,734.42',
      'Charges by rule',
      'Line | USD',
      'Security tooling: AWS Security Hub, Usage, Security Tooling (345678901234) | 42.42',
      'Total: Charges by rule | 42.42',
      'Statement 3f9a0c1d5b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0a1b | Page 1 of 2',
    ],
    [
      'Statement of cloud costs: cost center 4711 | November 2026',
      'Shared costs',
      'Line | USD',
      'Support by spend: 3.25% of 4,000.00 USD of Support | 130.00',
      'Platform evenly: Usage that is passed on to others | -12.34',
      'Total: Shared costs | 117.66',
      'Adjustments',
      'Line | USD',
      'Platform fee: agreed for 2026 (2.5% of 5,734.43 USD) | 143.36',
      'License refund: paid twice in spring, charged to cost center 4812 | -100.00',
      'Total: Adjustments | 43.36',
      'Earlier months',
      'September 2026 | USD',
      '30 September 2026: AWS Support (Business), Support, Security Tooling (345678901234): 400.002 | 0.00',
      'instead of 400.001 USD; by Support by spend',
      'Usage, 818446971674, 20 to 30 September 2026: moves with the account between this cost center | 250.50',
      'and 4812',
      'Subtotal | 250.50',
      'October 2026 | USD',
      '31 October 2026: Amazon Simple Storage Service, Usage, Web Shop Production (439733207903): | 3.50',
      '15.50 instead of 12.00 USD',
      'Platform fee: agreed for 2026 (2.5% of 3.50 USD), for October 2026 | 0.09',
      'Subtotal | 3.59',
      'Total: Earlier months | 254.09',
      'Statement 3f9a0c1d5b7e2468ace013579bdf02468ace13579bdf02468ace13579bdf0a1b | Page 2 of 2',
    ],
  ]);
});

it('says on every page of a preview that it is one', async () => {
  const [first = [], second = [], ...others] = await printedPages(await statementPdf(preview));

  expect(others).toEqual([]);
  expect([first.slice(0, 2), first.at(-1), second[0], second.at(-1)]).toEqual([
    ['Preview – not a statement', 'Payable if closed as it is: 6,191.95 USD'],
    'Preview – not a statement | Page 1 of 2',
    'Preview – not a statement: cost center 4711 | November 2026',
    'Preview – not a statement | Page 2 of 2',
  ]);
  expect(first).toContain(
    'Status | Preview – not a statement: the month is not closed, and amounts may still change',
  );
});

it('is of nothing where nothing was charged', async () => {
  const [page = [], ...others] = await printedPages(await statementPdf(withoutLines));

  expect(others).toEqual([]);
  expect(page.slice(9)).toEqual([
    'Summary',
    'Part | USD',
    'Charges of own accounts | 0.00',
    'Charges by rule | 0.00',
    'Shared costs | 0.00',
    'Adjustments | 0.00',
    'Earlier months | 0.00',
    'Rounding | 0.00',
    'Payable | 0.00',
    ...roundingNote,
    'There are no lines.',
    'Page 1 of 1',
  ]);
});

it('keeps an account together, and numbers pages under their headings', async () => {
  const pages = await printedPages(await statementPdf(long));
  const number = pages.length;

  expect(pages.slice(1).map(([header]) => header)).toEqual(
    pages.slice(1).map(() => 'Statement of cloud costs: cost center 4711 | November 2026'),
  );
  expect(pages.map((page) => page.at(-1))).toEqual(
    pages.map((_page, index) => `Page ${index + 1} of ${number}`),
  );
  const notBegunAnew = pages
    .slice(1)
    .filter((page) => !/^Team \d+ \(\d{12}\) \| USD$/.test(page[1] ?? ''));
  expect(notBegunAnew).toEqual([]);
  expect(pages.flat().filter((line) => line.startsWith('Service '))).toHaveLength(320);
  expect(pages.flat().filter((line) => line.startsWith('Team '))).toHaveLength(40);
});

it('repeats the heading of an account that goes over pages', async () => {
  const statement = withLines(
    Array.from({ length: 90 }, (_, index) => ({
      kind: 'direct',
      account: '1',
      service: `Service ${index}`,
      chargeType: 'Usage',
      amount: '1',
    })),
    { 1: 'Web Shop' },
  );
  const pages = await printedPages(await statementPdf(statement));

  expect(pages.map((page) => page.find((line) => line.startsWith('Web Shop (')))).toEqual(
    pages.map(() => 'Web Shop (1) | USD'),
  );
  expect(pages.flat().filter((line) => line.startsWith('Service '))).toEqual(
    statement.lines.map((_line, index) => `Service ${index}, Usage | 1.00`),
  );
});

it('leaves no heading alone at the foot of a page', async () => {
  const direct = { kind: 'direct', account: '1', service: 'S', chargeType: 'Usage', amount: '1' };
  const share = { kind: 'share', chargeType: 'Usage', pool: '12', weight: '1', of: '12' };
  const lastLines: string[] = [];
  for (let above = 6; above < 24; above += 2) {
    const statement = withLines([
      ...Array.from({ length: above }, () => direct),
      ...Array.from({ length: 12 }, (_, nth) => ({ ...share, rule: `Rule ${nth}`, amount: '1' })),
    ]);
    const pages = await printedPages(await statementPdf(statement));
    lastLines.push(...pages.map((page) => page.at(-2) ?? ''));
  }
  expect(
    lastLines.filter((line) =>
      /^(?:Charges of own accounts|Shared costs|1 \| USD|Line \| USD)$/u.test(line),
    ),
  ).toEqual([]);
});

it('prints every amount, whatever is said of it, within the margins', async () => {
  const pdf = await statementPdf(hostile);
  const printed = (await printedPages(pdf)).flat();
  const amountOf = (start: string) =>
    printed.find((line) => line.startsWith(start))?.split(' | ')[1];

  expect([
    amountOf('Payable |'),
    amountOf('+Pneumono'),
    amountOf('No service'),
    amountOf('-2+3: A reason of many words'),
    amountOf('Total: Adjustments'),
  ]).toEqual([
    '-123,456,788,913,580,246,791,358,024,678.62',
    '-123,456,789,012,345,678,901,234,567,890.12',
    '0.00',
    '1.00',
    '1.00',
  ]);
  expect(printed.filter((line) => line.endsWith(' | 98,765,432,109,876,543,210.50'))).toHaveLength(
    2,
  );
  expect(printed).toContain('more.');
  const words = (await wordsOf(pdf)).flat();
  expect(words.filter(({ left, right }) => left < 47.9 || right > 547.4)).toEqual([]);
  expect(words.filter(({ height }) => height < 24 || height > 820)).toEqual([]);
});

it('breaks an amount that is too long for its column, and leaves words theirs', async () => {
  const statement = withLines([
    {
      kind: 'direct',
      account: '1'.repeat(12),
      service: 'Elasticsearch',
      chargeType: 'Usage',
      amount: `-${'7'.repeat(64)}`,
    },
  ]);
  const pdf = await statementPdf(statement);
  const words = (await wordsOf(pdf)).flat();

  expect(words.filter(({ left, right }) => left < 47.9 || right > 547.4)).toEqual([]);
  expect((await printedPages(pdf)).flat()).toContainEqual(
    expect.stringMatching(/^Elasticsearch, Usage \| -7,777,/),
  );
});

it('prints every amount under a heading that would fill pages', async () => {
  const statement = withLines(
    [{ kind: 'direct', account: '42', service: 'S', chargeType: 'Usage', amount: '1.5' }],
    { 42: 'An account of a long name '.repeat(400) },
  );
  const printed = (await printedPages(await statementPdf(statement))).flat();

  expect(printed.filter((line) => line.endsWith('(42)'))).toHaveLength(1);
  expect(printed).toContain('S, Usage | 1.50');
});

it('writes several at once as it writes one after the other', async () => {
  const statements = [ordinary, preview, withoutLines];
  const atOnce = await Promise.all(statements.map((each) => statementPdf(each)));

  for (const [index, each] of statements.entries()) {
    expect(atOnce[index]?.equals(await statementPdf(each))).toBe(true);
  }
});

it('prints Latin, Greek and Cyrillic, says of the rest that it cannot, and composes what is taken apart', async () => {
  const names = 'Łódź Đặng Ωμέγα Ждановѣ';
  const statement = {
    ...ordinary,
    costCenter: { id: 'A\u030A\u0301-1', name: `${names} 漢字 🙂` },
  };
  const [page = []] = await printedPages(await statementPdf(statement));
  const pages = await printedPages(await statementPdf(statement));

  expect(page[2]).toBe('Cost center | Łódź Đặng Ωμέγα Ждановѣ �� � (Ǻ-1)');
  expect(pages.flat().at(-2)).toBe(
    '� stands for a character that cannot be printed here; names are whole in the JSON of this statement.',
  );
  expect((await printedPages(await statementPdf(ordinary))).flat().join('\n')).not.toContain('�');
});

it('is dated by its close or, not closed, by the end of its month', async () => {
  const common = {
    PDFFormatVersion: '1.7',
    Language: 'en-US',
    EncryptFilterName: null,
    IsLinearized: false,
    IsAcroFormPresent: false,
    IsXFAPresent: false,
    IsCollectionPresent: false,
    IsSignaturesPresent: false,
    Producer: 'OrgCost',
    Creator: 'OrgCost',
  };

  expect(await informationOf(await statementPdf(ordinary))).toEqual({
    ...common,
    CreationDate: 'D:20261209081542Z',
    Title: 'Statement of cloud costs: Web Shop (4711), November 2026',
  });
  expect(await informationOf(await statementPdf(preview))).toEqual({
    ...common,
    CreationDate: 'D:20261201000000Z',
    Title: 'Preview – not a statement: Web Shop (4711), November 2026',
  });
});

it('is the same file whenever it is written', async () => {
  jest.useFakeTimers({ now: new Date('2026-12-10T08:00:00Z'), advanceTimers: true });
  const first = await statementPdf(ordinary, { document: aHash });
  jest.setSystemTime(new Date('2027-03-01T17:30:30Z'));
  const second = await statementPdf(ordinary, { document: aHash });
  jest.useRealTimers();

  expect(second.equals(first)).toBe(true);
});

it('needs neither files nor the network, and writes no warning', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  await statementPdf(withoutLines);

  expect(warn.mock.calls).toEqual([]);
  warn.mockRestore();
});
