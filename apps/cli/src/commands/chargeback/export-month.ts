import type { Statement } from '@orgcost/chargeback';
import { billingPeriodSchema, latestProfiles } from '@orgcost/domain';
import { exportFocus } from '@orgcost/focus';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import * as z from 'zod';
import { closedMonth, readStatements, type HashedStatement } from '../../chargeback/closed-month';
import { safeName, statementFileName, writeStatement } from '../../chargeback/statement-file';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { count } from '../../output/count';
import { renderJson } from '../../output/json';

export const statementFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
const focusFormats = { 'focus-csv': 'csv', 'focus-parquet': 'parquet' } as const;

const formats = z
  .string()
  .default('pdf,xlsx')
  .transform((text) => text.split(',').map((each) => each.trim()))
  .pipe(
    z.array(
      z.enum([...statementFormats, 'focus-csv', 'focus-parquet'], {
        error: `must be of ${[...statementFormats, ...Object.keys(focusFormats)].join(', ')}, with commas between`,
      }),
    ),
  );

const optionsSchema = z.object({
  month: billingPeriodSchema.exactOptional(),
  costCenter: z.string().min(1).exactOptional(),
  format: formats,
  to: z.string().min(1),
});

/** `orgcost chargeback export` */
export async function exportChargeback(context: Context, given: unknown): Promise<ExitCode> {
  const { month, costCenter, format, to } = parseOptions(optionsSchema, given);
  const { io, json } = context;
  const folder = resolve(io.cwd, to);
  const files = await readLedger(context, async (ledger) => {
    const closed = await closedMonth(ledger, month);
    const found = await readStatements(
      ledger,
      closed,
      (each) => costCenter === undefined || each.costCenter === costCenter,
    );
    await mkdir(folder, { recursive: true });
    const written: string[] = [];
    for (const kind of format) {
      if (kind === 'focus-csv' || kind === 'focus-parquet') {
        const part = costCenter === undefined ? '' : `-${safeName(costCenter)}`;
        const path = resolve(folder, `${closed.period}${part}.focus.${focusFormats[kind]}`);
        await exportFocus(statementsOf(found), {
          path,
          format: focusFormats[kind],
          ...(await focusContext(ledger)),
        });
        written.push(path);
        continue;
      }
      const taken = new Set<string>();
      for (const hashed of found) {
        const path = resolve(folder, `${statementFileName(hashed, taken)}.${kind}`);
        await writeStatement(hashed, kind, path);
        written.push(path);
      }
    }
    return written.map((path) => relative(io.cwd, path));
  });
  if (json) io.stdout.write(renderJson(files));
  else
    io.stdout.write(
      `${files.map((file) => `${file}\n`).join('')}\n${count(files.length, 'file')}\n`,
    );
  return 0;
}

function* statementsOf(found: readonly HashedStatement[]): Iterable<Statement> {
  for (const { statement } of found) yield statement;
}

/** Who pays, and how accounts are tagged, by what the ledger knows now. */
async function focusContext({ accounts }: Ledger) {
  const latest = latestProfiles(await accounts.profiles());
  const payer = [...latest.values()].find(({ management }) => management);
  return {
    payer: payer ? { id: payer.id, name: payer.name } : { id: 'unknown' },
    tags: new Map([...latest.values()].map(({ id, tags }) => [id, tags])),
  };
}
