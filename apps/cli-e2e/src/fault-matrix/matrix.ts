import pLimit from 'p-limit';
import {
  awsFaults,
  awsOperations,
  ledgerFaults,
  ledgerOperations,
  type AwsOperation,
  type LedgerFault,
  type LedgerOperation,
} from './cells';
import type { FaultKind } from '@orgcost/local-organization';
import { snapshotOf } from './contents';
import type { Reference } from './judge';
import { openStage, openTable, type Stage } from './stage';
import { tryCell, type Disturb, type Tried } from './try-cell';
import { tryFullDisk } from './full-disk';

/** A cell that was tried, or why not; or the promise that was broken. */
export type Found = Tried | { readonly untried: string } | { readonly broken: string };

export interface Row {
  readonly title: string;
  /** In the order of the faults. */
  readonly cells: readonly Found[];
}

export interface Matrix {
  readonly aws: readonly Row[];
  readonly ledger: readonly Row[];
}

/** Cells at a time: most of a run is waiting, for its own start and for retries. */
const concurrency = 4;

/** Tries every cell. */
export async function tryMatrix(): Promise<Matrix> {
  const stages = await Promise.all(Array.from({ length: concurrency }, openStage));
  try {
    const [first] = stages;
    if (!first) throw new Error('There is no stage');
    const reference = await referenceOf(first);
    const free = [...stages];
    const attempt = async (cell: Cell): Promise<Found> => {
      if (typeof cell === 'string') return { untried: cell };
      const stage = free.pop();
      if (!stage) throw new Error('There are more cells at a time than stages');
      try {
        return await cell(stage, reference);
      } catch (error) {
        return { broken: error instanceof Error ? error.message : String(error) };
      } finally {
        free.push(stage);
      }
    };
    const rows = [
      ...awsOperations.map(({ title, ...row }) => ({
        title,
        cells: awsFaults.map((fault) => awsCell(row, fault)),
      })),
      ...ledgerOperations.map(({ title, ...row }) => ({
        title,
        cells: ledgerFaults.map((fault) => ledgerCell(row, fault)),
      })),
      {
        title: 'embedded store, any write',
        cells: ledgerFaults.map((fault) =>
          fault === 'disk-full' ? tryFullDisk : 'a fault of the service, tried above',
        ),
      },
    ];
    const limit = pLimit(concurrency);
    const found = await Promise.all(
      rows.map(async ({ title, cells }) => ({ title, cells: await limit.map(cells, attempt) })),
    );
    return {
      aws: found.slice(0, awsOperations.length),
      ledger: found.slice(awsOperations.length),
    };
  } finally {
    await Promise.all(stages.map((stage) => stage[Symbol.asyncDispose]()));
  }
}

/** How to try a cell, or why it is not tried. */
type Cell = string | ((stage: Stage, reference: Reference) => Promise<Tried>);

function awsCell({ operation, role, untried }: Omit<AwsOperation, 'title'>, kind: FaultKind): Cell {
  return (
    untried ??
    ((stage, reference) => {
      const of = role && { role: role(stage.aws) };
      const disturb: Disturb = (_, times) => {
        stage.aws.setFaults({ planned: [{ operation, kind, times, ...of }] });
        return () => stage.aws.plannedFaultsTaken;
      };
      return tryCell(stage, reference, disturb);
    })
  );
}

function ledgerCell(
  { concerns, untried = {} }: Omit<LedgerOperation, 'title'>,
  fault: LedgerFault,
): Cell {
  const why = untried[fault];
  if (why !== undefined || fault === 'disk-full') return why ?? 'it is not tried';
  return (stage, reference) =>
    tryCell(stage, reference, ({ dynamoDb }, times) => {
      let happened = 0;
      dynamoDb.onCall((call) => {
        if (!concerns(call) || happened === times) return 'pass';
        happened += 1;
        return fault;
      });
      return () => happened;
    });
}

/** What undisturbed runs leave: one of the members' own eyes, and one of the payer's. */
async function referenceOf(stage: Stage): Promise<Reference> {
  const accounts = stage.aws.organization.accounts.map(({ id }) => id).sort();
  const collected = async (...args: string[]) => {
    await using table = await openTable();
    const { code, stderr } = await stage.run(['collect', ...args, ...table.flags]);
    if (code !== 0) throw new Error(`An undisturbed run failed: ${stderr}`);
    return await snapshotOf(table.ledger, accounts);
  };
  return { accounts, member: await collected(), payer: await collected('--mode', 'payer') };
}
