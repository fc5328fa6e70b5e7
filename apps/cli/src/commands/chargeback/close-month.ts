import {
  archiveClose,
  closeMonth,
  CloseRefusedError,
  isAcceptable,
  refusalKinds,
  totalOf,
  type RefusalKind,
} from '@orgcost/chargeback';
import { periodInWords } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { userName } from '../../alerts/user-name';
import { closeCommand } from '../../chargeback/suggest-close';
import { lastMonth, prepare, preparingOptions } from '../../chargeback/prepare';
import { parseOptions, type Context } from '../../context';
import { archiveOf } from '../../deployment/archive-of';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderRefusals } from '../../output/chargeback/refusals';
import { renderTotals } from '../../output/chargeback/totals';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';
import { withGivenFlags } from '../../suggest';

const acceptable = refusalKinds.filter((kind) => isAcceptable({ kind }));

const acceptance = z.string().transform((text, context): [RefusalKind, string] => {
  const [kind, ...rest] = text.split('=');
  const known = acceptable.find((each) => each === kind);
  const reason = rest.join('=').trim();
  if (known && reason) return [known, reason];
  context.addIssue({
    code: 'custom',
    message: `must be KIND=REASON, such as "estimated=agreed with finance"; kinds are ${acceptable.join(', ')}`,
  });
  return z.NEVER;
});

const optionsSchema = z.object({
  ...preparingOptions,
  accept: z.array(acceptance).default([]),
  preview: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/, 'must be the id of a preview, 8 characters or more of it')
    .exactOptional(),
  by: z.string().trim().min(1, 'must name somebody').exactOptional(),
});

/** `orgcost chargeback close` */
export async function closeChargeback(context: Context, given: unknown): Promise<ExitCode> {
  const { accept, preview, by, ...options } = parseOptions(optionsSchema, given);
  const { io, json, clock } = context;
  const who = by ?? userName(io);
  const suggest = (text: string): string => withGivenFlags(text, context, options.rules);
  return readLedger<ExitCode>(context, async (ledger) => {
    if (await completeCopies(ledger, context, options.month)) return 0;
    const { prepared } = await prepare(ledger, context, { ...options, consistent: true });
    try {
      const closed = await closeMonth(ledger, prepared, {
        now: clock(),
        by: who,
        accept: new Map(accept),
        ...(preview !== undefined && { approved: preview }),
      });
      const { document, close, statements } = closed;
      const archive = archiveOf(context);
      const { sequence, period } = close;
      if (archive) await archiveClose(ledger.documents, archive, { sequence, period, document });
      if (json) writeJson(io.stdout, { document, ...close });
      else {
        io.stdout.write(
          `${periodInWords(close.period)} is closed: close ${close.sequence}, ${document}\n\n` +
            `${renderTotals(statements.map(totalOf), terminalWidth(io))}\n` +
            `Statements: ${suggest(`orgcost chargeback export --month ${close.period} --to FOLDER`)}\n`,
        );
      }
      return 0;
    } catch (error) {
      if (!(error instanceof CloseRefusedError)) throw error;
      io.stderr.write(
        `${periodInWords(prepared.period)} was not closed:\n\n` +
          renderRefusals(error.refusals, closeCommand(prepared.period, options.book), suggest),
      );
      return 1;
    }
  });
}

/** Of a month that is closed: what put its locked copies may have been ended before it was done. */
async function completeCopies(
  { closes, documents }: Ledger,
  context: Context,
  month = lastMonth(context),
): Promise<boolean> {
  const archive = archiveOf(context);
  const link = archive && (await closes.closes()).find(({ period }) => period === month);
  if (!archive || !link) return false;
  await archiveClose(documents, archive, link);
  context.io.stdout.write(
    `${periodInWords(month)} was closed before: all of its locked copies are there\n`,
  );
  return true;
}
