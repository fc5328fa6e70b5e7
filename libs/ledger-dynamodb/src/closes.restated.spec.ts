import {
  asBilled,
  closeMonth,
  moveId,
  readDocument,
  statementSchema,
  verifyCloses,
  type Assignment,
  type BilledMonth,
  type ChargedCosts,
  type ClosedResult,
  type LineOf,
  type Statement,
  type StatementLine,
  type VersionedMonth,
} from '@orgcost/chargeback';
import { parseBillingPeriod, parseInstant, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { openInMemoryLedger, type InMemoryLedger } from './in-memory-ledger.fixture';
import {
  ana,
  auditAccount,
  close,
  dataAccount,
  networkAccount,
  october,
  payableOf,
  prepare,
  readBill,
  record,
  seedSeptember,
  september,
  septemberPayable,
  shopAccount,
  toolsAccount,
  type Person,
} from './organization.fixture';

jest.setTimeout(60_000);

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  await seedSeptember(ledger);
});

afterEach(() => ledger.close());

const november = parseBillingPeriod('2026-11');
const december = parseBillingPeriod('2026-12');
const inNovember = { by: 'ana', at: '2026-11-06T09:00:00Z' };
const inDecember = { by: 'ana', at: '2026-12-06T09:00:00Z' };
const inJanuary = { by: 'ana', at: '2027-01-06T09:00:00Z' };

/** AWS changes two days of September, each rule's accounts among them. */
async function restateSeptember(): Promise<void> {
  const tax = aLine({ chargeType: 'Tax', amounts: amounts('0.6') });
  await record(ledger, '2026-10-10T06:00:00Z', {
    [shopAccount]: { '2026-09-11': '11', '2026-09-12': '10' },
    [networkAccount]: {
      '2026-09-11': '4.5',
      '2026-09-12': [aLine({ amounts: amounts('3') }), tax],
    },
    [toolsAccount]: { '2026-09-11': '2.5', '2026-09-12': '1' },
    [auditAccount]: { '2026-09-11': '1.25', '2026-09-12': '1.5' },
  });
}

/** Shop and data cost the same, so that October splits otherwise than September. */
async function closeOctober(book: 'all' | string[] = []): Promise<ClosedResult> {
  await record(ledger, '2026-11-03T06:00:00Z', {
    [shopAccount]: { '2026-10-10': '20' },
    [dataAccount]: { '2026-10-10': '20' },
    [networkAccount]: { '2026-10-10': '4' },
    [toolsAccount]: { '2026-10-10': '1' },
    [auditAccount]: { '2026-10-10': '1' },
  });
  await readBill(ledger, october, '2026-11-05T06:00:00Z');
  return close(ledger, october, inNovember, book);
}

/** The shop's account belonged to data on some days of September, or of later months as well. */
async function assignToData(to: UtcDay = firstOfOctober): Promise<void> {
  await assign({ account: shopAccount, from: parseUtcDay('2026-09-12'), to }, 'data');
}

const firstOfOctober = parseUtcDay('2026-10-01');

async function assign(
  facts: Pick<Assignment, 'account' | 'from' | 'to'>,
  costCenter: string,
): Promise<void> {
  await ledger.assignments.addAssignments([
    {
      ...facts,
      costCenter,
      recordedAt: parseInstant('2026-10-20T09:00:00Z'),
      recordedBy: 'ana',
      origin: 'owners.csv:2',
    },
  ]);
}

async function recordNovember(): Promise<void> {
  await record(ledger, '2026-12-03T06:00:00Z', {
    [shopAccount]: { '2026-11-10': '8' },
    [dataAccount]: { '2026-11-10': '8' },
    [networkAccount]: { '2026-11-10': '2' },
  });
  await readBill(ledger, november, '2026-12-05T06:00:00Z');
}

const charge = { service: 'Amazon EC2', chargeType: 'Usage' };
const names: Record<string, string> = {
  [shopAccount]: 'Web shop',
  [dataAccount]: 'Data lake',
  [networkAccount]: 'Network',
  [toolsAccount]: 'Tools',
  [auditAccount]: 'Audit',
};

function direct(account: string, amount: string): StatementLine {
  return { kind: 'direct', account, ...charge, amount: parseAmount(amount) };
}

function audited(amount: string): StatementLine {
  return {
    kind: 'charged',
    rule: 'Audit',
    account: auditAccount,
    ...charge,
    amount: parseAmount(amount),
  };
}

/** @param said such as `Network: 6 of 9 by 30.6 of 45.9` */
function share(said: string): StatementLine {
  const [, rule = '', amount = '', pool = '', weight = '', of = ''] =
    /^(\w+): (\S+) of (\S+) by (\S+) of (\S+)$/u.exec(said) ?? [];
  return {
    kind: 'share',
    rule,
    chargeType: 'Usage',
    pool: parseAmount(pool),
    weight: parseAmount(weight),
    of: parseAmount(of),
    amount: parseAmount(amount),
  };
}

function passedOn(amount: string): StatementLine {
  return { kind: 'passed-on', rule: 'Platform', chargeType: 'Usage', amount: parseAmount(amount) };
}

/** @param said such as `11: 10.2 → 11, 0.8` */
function restated(
  account: string,
  said: string,
  rule?: string,
  chargeType = 'Usage',
): LineOf<'prior-period'> {
  const [, day = '', old = '', now = '', amount = ''] =
    /^(\d+): (\S+) → (\S+), (\S+)$/u.exec(said) ?? [];
  return {
    kind: 'prior-period',
    period: september,
    day: parseUtcDay(`2026-09-${day}`),
    account,
    ...charge,
    chargeType,
    old: parseAmount(old),
    new: parseAmount(now),
    ...(rule !== undefined && { via: [rule] }),
    amount: parseAmount(amount),
  };
}

function transfer(other: string, amount: string): StatementLine {
  const days = { from: parseUtcDay('2026-09-12'), to: parseUtcDay('2026-10-01') };
  return {
    kind: 'transfer',
    period: september,
    account: shopAccount,
    chargeType: 'Usage',
    days,
    other,
    amount: parseAmount(amount),
  };
}

/** Whole cents, as all of these are. */
function statement(
  { close: { sequence, period, at, by } }: ClosedResult,
  id: string,
  total: string,
  lines: readonly StatementLine[],
  before?: ClosedResult,
): Statement {
  const previous = before && documentOf(before, id);
  const accounts = new Set(lines.flatMap((line) => ('account' in line ? [line.account] : [])));
  return {
    period,
    costCenter: { id },
    currency: 'USD',
    metric: 'unblended',
    closed: { sequence, at, by },
    ...(previous !== undefined && { previous }),
    accountNames: Object.fromEntries([...accounts].map((each) => [each, names[each] ?? ''])),
    lines: [...lines],
    total: parseAmount(total),
    rounding: parseAmount('0'),
    payable: parseAmount(total),
    accepted: [],
  };
}

function documentOf({ close: { statements } }: ClosedResult, id: string): string {
  return statements.find(({ costCenter }) => costCenter === id)?.document ?? 'none';
}

/** Statements as they are kept. */
async function kept({ close: { statements } }: ClosedResult): Promise<Statement[]> {
  const read: Statement[] = [];
  for (const { document } of statements) {
    read.push(await readDocument(ledger.documents, document, statementSchema));
  }
  return read;
}

async function expectAllVerified(): Promise<void> {
  expect((await verifyCloses(ledger)).findings).toEqual([]);
}

function septemberStatements(closed: ClosedResult): Statement[] {
  return [
    statement(closed, 'data', '20.7', [
      direct(dataAccount, '15.3'),
      share('Network: 3 of 9 by 15.3 of 45.9'),
      share('Platform: 2.4 of 6 by 40 of 100'),
    ]),
    statement(closed, 'finance', '3', [audited('3')]),
    statement(closed, 'platform', '0', [direct(toolsAccount, '6'), passedOn('-6')]),
    statement(closed, 'shop', '40.2', [
      direct(shopAccount, '30.6'),
      share('Network: 6 of 9 by 30.6 of 45.9'),
      share('Platform: 3.6 of 6 by 60 of 100'),
    ]),
  ];
}

it('puts exactly what AWS changed on the statements of the next month, and nothing else', async () => {
  const first = await close(ledger, september, ana);
  expect(payableOf(first)).toEqual(septemberPayable);
  expect(first.statements).toEqual(septemberStatements(first));
  expect(await kept(first)).toEqual(septemberStatements(first));

  await restateSeptember();
  await expectAllVerified();
  const second = await closeOctober();
  // By the weights of September, two to one: October's are one to one.
  expect(second.statements).toEqual([
    statement(
      second,
      'data',
      '22.9',
      [
        direct(dataAccount, '20'),
        share('Network: 2 of 4 by 20 of 40'),
        share('Platform: 0.4 of 1 by 40 of 100'),
        restated(networkAccount, '11: 3 → 4.5, 0.5', 'Network'),
        restated(networkAccount, '12: 0 → 0.6, 0.2', 'Network', 'Tax'),
        restated(toolsAccount, '11: 2 → 2.5, 0.2', 'Platform'),
        restated(toolsAccount, '12: 2 → 1, -0.4', 'Platform'),
      ],
      first,
    ),
    statement(
      second,
      'finance',
      '1.75',
      [
        audited('1'),
        restated(auditAccount, '11: 1 → 1.25, 0.25', 'Audit'),
        restated(auditAccount, '12: 1 → 1.5, 0.5', 'Audit'),
      ],
      first,
    ),
    statement(second, 'platform', '0', [direct(toolsAccount, '1'), passedOn('-1')], first),
    statement(
      second,
      'shop',
      '24.2',
      [
        direct(shopAccount, '20'),
        share('Network: 2 of 4 by 20 of 40'),
        share('Platform: 0.6 of 1 by 60 of 100'),
        restated(shopAccount, '11: 10.2 → 11, 0.8'),
        restated(shopAccount, '12: 10.3 → 10, -0.3'),
        restated(networkAccount, '11: 3 → 4.5, 1', 'Network'),
        restated(networkAccount, '12: 0 → 0.6, 0.4', 'Network', 'Tax'),
        restated(toolsAccount, '11: 2 → 2.5, 0.3', 'Platform'),
        restated(toolsAccount, '12: 2 → 1, -0.6', 'Platform'),
      ],
      first,
    ),
  ]);
  expect(await kept(second)).toEqual(second.statements);
  expect(await kept(first)).toEqual(septemberStatements(first));
  await expectAllVerified();
});

it('moves an account only when told to; what is restated then goes to whom it belongs', async () => {
  const first = await close(ledger, september, ana);
  await restateSeptember();
  const second = await closeOctober();
  await assignToData();
  await recordNovember();

  const asOffered = await prepare(ledger, november, inDecember);
  const own = (id: string, account: string): [string, StatementLine[]] => [
    id,
    [direct(account, '8'), share('Network: 1 of 2 by 8 of 16')],
  ];
  expect(asOffered.offers).toEqual([
    {
      period: september,
      account: shopAccount,
      name: 'Web shop',
      days: { from: '2026-09-12', to: '2026-10-01' },
      from: 'shop',
      to: 'data',
    },
  ]);
  expect(
    asOffered.statements({ accepted: [] }).map(({ costCenter, lines }) => [costCenter.id, lines]),
  ).toEqual([own('data', dataAccount), own('shop', shopAccount)]);
  await expectAllVerified();

  // As it is billed by now: 10, and not 10.3.
  const third = await close(ledger, november, inDecember, 'all');
  const transfers = { data: transfer('shop', '10'), shop: transfer('data', '-10') };
  expect(third.statements).toEqual([
    statement(third, 'data', '19', [...own('', dataAccount)[1], transfers.data], second),
    statement(third, 'shop', '-1', [...own('', shopAccount)[1], transfers.shop], second),
  ]);

  await record(ledger, '2026-12-10T06:00:00Z', {
    [shopAccount]: { '2026-09-11': '11.1', '2026-09-12': '12.5' },
    [networkAccount]: {
      '2026-09-12': [
        aLine({ amounts: amounts('6') }),
        aLine({ chargeType: 'Tax', amounts: amounts('0.6') }),
      ],
    },
  });
  await record(ledger, '2027-01-03T06:00:00Z', {
    [shopAccount]: { '2026-12-10': '8' },
    [dataAccount]: { '2026-12-10': '8' },
  });
  await readBill(ledger, december, '2027-01-05T06:00:00Z');
  expect((await prepare(ledger, december, inJanuary)).offers).toEqual([]);
  const fourth = await close(ledger, december, inJanuary);
  expect(fourth.statements).toEqual([
    statement(
      fourth,
      'data',
      '11.5',
      [
        direct(dataAccount, '8'),
        restated(shopAccount, '12: 10 → 12.5, 2.5'),
        restated(networkAccount, '12: 3 → 6, 1', 'Network'),
      ],
      third,
    ),
    statement(
      fourth,
      'shop',
      '10.1',
      [
        direct(shopAccount, '8'),
        restated(shopAccount, '11: 11 → 11.1, 0.1'),
        restated(networkAccount, '12: 3 → 6, 2', 'Network'),
      ],
      third,
    ),
  ]);
  expect(await kept(first)).toEqual(septemberStatements(first));
  await expectAllVerified();

  const closes = [first, second, third, fourth];
  const billed = (
    period: BilledMonth['period'],
    costCenter: string,
    [closed = '0', later = '0', moved = '0', sum = closed]: string[],
    on: readonly ClosedResult[],
  ): BilledMonth => ({
    period,
    costCenter,
    currency: 'USD',
    closed: parseAmount(closed),
    restated: parseAmount(later),
    transferred: parseAmount(moved),
    billed: parseAmount(sum),
    payable: parseAmount(sum),
    statements: on.map((each) => documentOf(each, costCenter)),
  });
  const at = (moment: string) => asBilled(ledger, parseInstant(moment));
  expect(await at('2026-10-06T08:59:59Z')).toEqual([]);
  const asClosed = [
    billed(september, 'data', ['20.7'], [first]),
    billed(september, 'finance', ['3'], [first]),
    billed(september, 'platform', ['0'], [first]),
    billed(september, 'shop', ['40.2'], [first]),
  ];
  expect(await at('2026-10-06T09:00:00Z')).toEqual(asClosed);
  expect(await at('2026-11-06T08:59:59Z')).toEqual(asClosed);
  const ofOctober = [
    billed(october, 'data', ['22.4'], [second]),
    billed(october, 'finance', ['1'], [second]),
    billed(october, 'platform', ['0'], [second]),
    billed(october, 'shop', ['22.6'], [second]),
  ];
  expect(await at('2026-11-06T09:00:00Z')).toEqual([
    billed(september, 'data', ['20.7', '0.5', '0', '21.2'], [first, second]),
    billed(september, 'finance', ['3', '0.75', '0', '3.75'], [first, second]),
    billed(september, 'platform', ['0'], [first]),
    billed(september, 'shop', ['40.2', '1.6', '0', '41.8'], [first, second]),
    ...ofOctober,
  ]);
  expect(await at('2027-01-31T00:00:00Z')).toEqual([
    billed(september, 'data', ['20.7', '4', '10', '34.7'], closes),
    billed(september, 'finance', ['3', '0.75', '0', '3.75'], [first, second]),
    billed(september, 'platform', ['0'], [first]),
    billed(september, 'shop', ['40.2', '3.7', '-10', '33.9'], closes),
    ...ofOctober,
    billed(november, 'data', ['9'], [third]),
    billed(november, 'shop', ['9'], [third]),
    billed(december, 'data', ['8'], [fourth]),
    billed(december, 'shop', ['8'], [fourth]),
  ]);
});

function transfersOf({ statements }: ClosedResult): [costCenter: string, line: StatementLine][] {
  return statements.flatMap(({ costCenter, lines }) =>
    lines
      .filter(({ kind }) => kind === 'transfer')
      .map((line): [string, StatementLine] => [costCenter.id, line]),
  );
}

it('moves an account as it is restated by the same close, and nothing that a rule has taken', async () => {
  await close(ledger, september, ana);
  await restateSeptember();
  await assignToData();
  await assign(
    { account: auditAccount, from: parseUtcDay('2026-09-01'), to: firstOfOctober },
    'shop',
  );
  const second = await closeOctober('all');
  expect(second.close.period).toBe(october);
  // Audit's costs stay with finance, to which a rule has charged them, though its owner is another now.
  expect(transfersOf(second)).toEqual([
    ['data', transfer('shop', '10')],
    ['shop', transfer('data', '-10')],
  ]);
  expect(payableOf(second)).toEqual({
    data: '32.9',
    finance: '1.75',
    platform: '0',
    shop: '14.2',
  });
  await recordNovember();
  expect((await prepare(ledger, november, inDecember)).offers).toEqual([]);
  await expectAllVerified();
});

it('offers a move of several months by month, and books those that are named', async () => {
  await close(ledger, september, ana);
  await closeOctober();
  await assignToData(parseUtcDay('2027-01-01'));
  await recordNovember();
  const offered = async (month: typeof november, person: typeof ana) =>
    (await prepare(ledger, month, person)).offers.map(moveId);
  const ids = [`2026-09:${shopAccount}:2026-09-12`, `2026-10:${shopAccount}:2026-10-01`];
  expect(await offered(november, inDecember)).toEqual(ids);
  await expect(close(ledger, november, inDecember, ['2026-08:1:2026-08-01'])).rejects.toThrow(
    `"2026-08:1:2026-08-01" is not an offered move of ownership: those are: ${ids.join(', ')}`,
  );

  const third = await close(ledger, november, inDecember, ids.slice(1));
  const days = { from: firstOfOctober, to: parseUtcDay('2026-11-01') };
  expect(transfersOf(third)).toEqual([
    ['data', { ...transfer('shop', '20'), period: october, days }],
    ['shop', { ...transfer('data', '-20'), period: october, days }],
  ]);
  expect(await offered(december, inJanuary)).toEqual(ids.slice(0, 1));
  await expectAllVerified();
});

it('books a move once that is asked for twice', async () => {
  const first = await close(ledger, september, ana);
  await assignToData();
  const id = `2026-09:${shopAccount}:2026-09-12`;
  const second = await closeOctober([id, id]);
  // 10.3, as nothing was restated.
  expect(transfersOf(second)).toEqual([
    ['data', transfer('shop', '10.3')],
    ['shop', transfer('data', '-10.3')],
  ]);
  await recordNovember();
  await expect(close(ledger, november, inDecember, [id])).rejects.toThrow(
    `"${id}" is not an offered move of ownership: none is`,
  );
  expect(transfersOf(await close(ledger, november, inDecember, 'all'))).toEqual([]);
  expect(await kept(first)).toEqual(septemberStatements(first));
  await expectAllVerified();
});

/** Closes a month in spite of what is missing. */
async function closeIncomplete(period: typeof october, person: Person): Promise<ClosedResult> {
  return closeMonth(ledger, await prepare(ledger, period, person), {
    now: parseInstant(person.at),
    by: person.by,
    accept: new Map([['missing', 'agreed']]),
  });
}

it('charges what comes to a month that was closed without costs by the rules of that month', async () => {
  await close(ledger, september, ana);
  await readBill(ledger, october, '2026-11-05T06:00:00Z');
  const second = await closeIncomplete(october, inNovember);
  expect(second.statements).toEqual([]);
  await recordNovember();
  await record(ledger, '2026-12-03T06:00:00Z', {
    [shopAccount]: { '2026-10-10': '20' },
    [networkAccount]: { '2026-10-10': '4' },
    [toolsAccount]: { '2026-10-10': '1' },
    [auditAccount]: { '2026-10-10': '1' },
  });

  const third = await close(ledger, november, inDecember);
  const came = (account: string, now: string, amount: string, rule?: string): StatementLine => ({
    ...restated(account, `10: 0 → ${now}, ${amount}`, rule),
    period: october,
    day: parseUtcDay('2026-10-10'),
  });
  const linesOf = Object.fromEntries(
    third.statements.map(({ costCenter, lines }) => [costCenter.id, lines]),
  );
  // No account of October's own cost anything by which the network could be split.
  expect(linesOf).toEqual({
    data: [
      direct(dataAccount, '8'),
      share('Network: 1 of 2 by 8 of 16'),
      came(toolsAccount, '1', '0.4', 'Platform'),
    ],
    finance: [came(auditAccount, '1', '1', 'Audit')],
    shop: [
      direct(shopAccount, '8'),
      share('Network: 1 of 2 by 8 of 16'),
      came(shopAccount, '20', '20'),
      came(toolsAccount, '1', '0.6', 'Platform'),
    ],
    unassigned: [came(networkAccount, '4', '4', 'Network')],
  });
  await expectAllVerified();
});

it('leaves out a change that is not told in the metric of its month until it is', async () => {
  await close(ledger, september, ana);
  const line = { ...charge, currency: 'USD', amounts: { amortized: parseAmount('11') } };
  await ledger.costs.record({
    account: shopAccount,
    fetchedAt: parseInstant('2026-10-10T06:00:00Z'),
    origin: 'focus:AWS',
    days: [{ ...aDay('2026-09-11', [line]), metrics: ['amortized'] }],
  });
  await record(ledger, '2026-10-10T06:00:00Z', { [dataAccount]: { '2026-09-11': '6' } });
  const missing = {
    kind: 'missing',
    message:
      'What changed in September 2026 since it was closed is left out of an account: it is not told in unblended, in which the month was closed',
    detail: shopAccount,
    mend: `orgcost collect --since 2026-09-01 --accounts ${shopAccount}, or orgcost import focus, whichever tells unblended`,
  };
  await expect(closeOctober()).rejects.toThrow(missing.message);
  expect((await prepare(ledger, october, inNovember)).refusals).toEqual([missing]);
  const restatedIn = ({ statements }: ClosedResult) =>
    statements.flatMap(({ costCenter, lines }) =>
      lines
        .filter(({ kind }) => kind === 'prior-period')
        .map((each): [string, StatementLine] => [costCenter.id, each]),
    );

  const second = await closeIncomplete(october, inNovember);
  expect(restatedIn(second)).toEqual([['data', restated(dataAccount, '11: 5 → 6, 1')]]);
  await recordNovember();
  expect((await prepare(ledger, november, inDecember)).refusals).toEqual([missing]);
  await record(ledger, '2026-12-03T06:00:00Z', { [shopAccount]: { '2026-09-11': '11' } });
  const third = await close(ledger, november, inDecember);
  expect(restatedIn(third)).toEqual([['shop', restated(shopAccount, '11: 10.2 → 11, 0.8')]]);
  await expectAllVerified();
});

it('takes nothing back where the index still has months as they were', async () => {
  await close(ledger, september, ana);
  const { chargedCosts } = ledger;
  const before: VersionedMonth[] = [];
  for await (const month of chargedCosts.organizationMonth(september)) before.push(month);
  await restateSeptember();
  await closeOctober();
  await recordNovember();

  const lagging: ChargedCosts = {
    organizationMonth: (period) =>
      period === september
        ? (async function* () {
            yield* await Promise.resolve(before);
          })()
        : chargedCosts.organizationMonth(period),
    months: (accounts, period) => chargedCosts.months(accounts, period),
    daysAt: (account, period, version) => chargedCosts.daysAt(account, period, version),
  };
  const prepared = await prepare({ ...ledger, chargedCosts: lagging }, november, inDecember);
  expect(prepared.inputs.restated).toEqual([]);
});
