import { readCloses, verifyCloses, type ClosedResult } from '@orgcost/chargeback';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger } from './ledger';
import { ledgerWith } from './ledger-with.fixture';
import {
  ana,
  close,
  closePrepared,
  payableOf,
  prepare,
  seedSeptember,
  september,
  septemberPayable,
  type Person,
} from './organization.fixture';

jest.setTimeout(60_000);

let ledger: InMemoryLedger;

async function openSeeded(): Promise<void> {
  ledger = await openInMemoryLedger();
  await seedSeptember(ledger);
}

const ben: Person = { by: 'ben', at: '2026-10-07T09:00:00Z' };

/** Closes September, unless it is closed: then one is told so. @returns by whom it is closed in the end */
async function closeAgain(): Promise<string> {
  await close(ledger, september, ben).catch((error: unknown) => {
    expect(String(error)).toMatch(
      /^InvalidInputError: 2026-09 was closed on 2026-10-06T09:00:00.000Z by ana: /u,
    );
  });
  return theOneWholeClose();
}

/** @returns who put it */
async function theOneWholeClose(): Promise<string> {
  const [only, ...others] = await readCloses(ledger);
  expect(others).toEqual([]);
  expect(await verifyCloses(ledger)).toEqual({
    months: [{ period: september, document: only?.document, statements: 4, copies: 0 }],
    findings: [],
  });
  if (!only) throw new Error('Nothing is closed');
  expect(payableOf(only)).toEqual(septemberPayable);
  return only.close.by;
}

describe('a close of a month', () => {
  afterEach(() => ledger.close());

  const isWrite = (command: string) => /Write|Put/u.test(command);
  const batch = 'BatchWriteItemCommand';
  /** Inputs, the proof, weights, four statements, the close; and what makes it one. */
  const writes = [...Array<string>(8).fill(batch), 'PutItemCommand'];

  it('puts its documents first, then its link', async () => {
    await openSeeded();
    const commands: string[] = [];
    const watched = ledgerWith(ledger, (command, send) => {
      if (isWrite(command)) commands.push(command);
      return send();
    });
    await close(watched, september, ana);
    expect(commands).toEqual(writes);
    expect(await theOneWholeClose()).toBe('ana');
  });

  const boundaries = writes.flatMap((_, index) =>
    (['before', 'after'] as const).map((side) => ({ side, write: index + 1 })),
  );

  it.each(boundaries)(
    'stopped $side its write $write leaves none or all',
    async ({ side, write }) => {
      await openSeeded();
      const closer = { writesLeft: write, isStopped: false };
      const stopped = ledgerWith(ledger, async (command, send) => {
        const isLast = isWrite(command) && (closer.writesLeft -= 1) === 0;
        if (isLast && side === 'before') closer.isStopped = true;
        // Who is stopped sends nothing any more.
        if (closer.isStopped) throw new Error('stopped');
        const answer = await send();
        if (isLast) closer.isStopped = true;
        if (closer.isStopped) throw new Error('stopped');
        return answer;
      });
      await expect(close(stopped, september, ana)).rejects.toThrow('stopped');

      const isClosed = write === writes.length && side === 'after';
      expect(await verifyCloses(ledger)).toEqual({
        months: isClosed ? [expect.objectContaining({ statements: 4 })] : [],
        findings: [],
      });
      expect(await closeAgain()).toBe(isClosed ? 'ana' : 'ben');
    },
  );

  it('is told as done where answers are lost, and the SDK sends again', async () => {
    await openSeeded();
    const losing = ledgerWith(ledger, async (command, send) => {
      await send();
      if (isWrite(command)) await send();
    });
    expect(payableOf(await close(losing, september, ana))).toEqual(septemberPayable);
    expect(await theOneWholeClose()).toBe('ana');
  });
});

describe('twenty closes of a month at once', () => {
  beforeEach(openSeeded);
  afterEach(() => ledger.close());

  const people = Array.from({ length: 20 }, (_, index): Person => {
    const minute = String(index + 10);
    return { by: `person ${index + 1}`, at: `2026-10-06T09:${minute}:00Z` };
  });

  const clientOfOwn = () => createLedger({ client: ledger.connect(), table });

  /** @returns whose close it is, and what the others were told */
  async function outcome(closing: (person: Person) => Promise<ClosedResult>) {
    const results = await Promise.allSettled(people.map(closing));
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(done.map(payableOf)).toEqual([septemberPayable]);
    const told = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    expect(told).toHaveLength(19);
    const winner = await theOneWholeClose();
    expect(done[0]?.close.by).toBe(winner);
    const { close: its } = (await readCloses(ledger))[0] ?? {};
    return { by: `${its?.by} (${its?.at})`, on: `${its?.at} by ${its?.by}`, told };
  }

  it('are one: the others, who had prepared it as well, are told who was faster', async () => {
    const prepared = await Promise.all(
      people.map((person) => prepare(clientOfOwn(), september, person)),
    );
    const rest = prepared.values();
    const { by, told } = await outcome((person) => {
      const next = rest.next().value;
      if (!next) throw new Error('Not prepared');
      return closePrepared(clientOfOwn(), next, person);
    });
    const message = `InvalidInputError: 2026-09 was closed at the same time by ${by}: nothing was closed by this command`;
    expect(told).toEqual(Array(19).fill(message));
  });

  it('are one, prepared at once as well', async () => {
    const { by, on, told } = await outcome((person) => close(clientOfOwn(), september, person));
    for (const message of told) {
      expect([
        `InvalidInputError: 2026-09 was closed at the same time by ${by}: nothing was closed by this command`,
        `InvalidInputError: 2026-09 was closed on ${on}: "orgcost chargeback statement --month 2026-09" shows what it came to`,
      ]).toContain(message);
    }
  });
});
