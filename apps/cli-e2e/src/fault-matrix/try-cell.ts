import { isDeepStrictEqual } from 'node:util';
import { snapshotOf, type Snapshot } from './contents';
import { judge, type Reference, type Verdict } from './judge';
import { openTable, type Stage, type TableLedger } from './stage';

/** What came of a fault that lasts, and of one that passes. */
export interface Tried {
  readonly passing: Verdict;
  readonly lasting: Verdict;
}

/** Puts the fault in force for the first calls, or all of them. @returns what tells how often it has happened */
export type Disturb = (table: TableLedger, times: number) => () => number;

/**
 * Collects into an empty ledger while a fault lasts, then while it passes, and then, where that did not suffice, without:
 * the ledger is the undisturbed one in the end.
 * @throws Error naming the promise that was broken
 */
export async function tryCell(
  stage: Stage,
  reference: Reference,
  disturb: Disturb,
): Promise<Tried> {
  await using table = await openTable();
  let left: Snapshot = {};
  const collect = async (times: number): Promise<Verdict> => {
    table.dynamoDb.reset();
    const happened = disturb(table, times);
    try {
      const told = await stage.run(['collect', '--json', ...table.flags]);
      if (times > 0 && happened() === 0) throw new Error('Broken: the fault did not happen');
      table.dynamoDb.reset();
      left = await snapshotOf(table.ledger, reference.accounts);
      return judge(told, left, reference);
    } finally {
      // The stage is used again.
      stage.aws.setFaults({});
    }
  };
  const lasting = await collect(Number.POSITIVE_INFINITY);
  const passing = await collect(1);
  if (passing.end !== 'complete') await collect(0);
  if (!isDeepStrictEqual(left, reference.member)) {
    throw new Error('Broken: the ledger is the undisturbed one in the end');
  }
  return { passing, lasting };
}
