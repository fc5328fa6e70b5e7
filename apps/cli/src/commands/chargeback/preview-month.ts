import { moveId, previewMonth, type ShownPreview } from '@orgcost/chargeback';
import { periodInWords } from '@orgcost/domain';
import * as z from 'zod';
import { closeCommand } from '../../chargeback/suggest-close';
import { prepare, preparingOptions, type Prepared } from '../../chargeback/prepare';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderChanges } from '../../output/chargeback/changes';
import { renderNotes } from '../../output/chargeback/notes';
import { renderOffers } from '../../output/chargeback/offers';
import { renderProofSummary } from '../../output/chargeback/proof-summary';
import { renderRefusals } from '../../output/chargeback/refusals';
import { renderTotals } from '../../output/chargeback/totals';
import { writeJson } from '../../output/json';
import { terminalWidth } from '../../output/width';
import { withGivenFlags } from '../../suggest';

const optionsSchema = z.object(preparingOptions);

/** `orgcost chargeback preview` */
export async function previewChargeback(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { io, json, clock } = context;
  const [month, shown] = await readLedger(context, async (ledger) => {
    const prepared = await prepare(ledger, context, { ...options, consistent: false });
    return [prepared, await previewMonth(ledger, prepared.prepared, clock())] as const;
  });
  if (json) writeJson(io.stdout, jsonOf(month, shown));
  else {
    const suggest = (text: string): string => withGivenFlags(text, context, options.rules);
    io.stdout.write(
      render(month, shown, { suggest, book: options.book, width: terminalWidth(io) }),
    );
  }
  return 0;
}

function jsonOf({ prepared }: Prepared, shown: ShownPreview): object {
  const { period, refusals, notes, offers, proof } = prepared;
  const { document, preview, ...changes } = shown;
  return {
    period,
    preview: document,
    totals: preview.totals,
    refusals,
    notes,
    offers: offers.map((move) => ({ id: moveId(move), ...move })),
    ...(proof && { proof }),
    ...changes,
  };
}

interface Rendering {
  readonly suggest: (text: string) => string;
  readonly book: readonly string[];
  readonly width: number | undefined;
}

function render(
  { prepared, file }: Prepared,
  shown: ShownPreview,
  { suggest, book, width }: Rendering,
): string {
  const { period, refusals, notes, offers, inputs, proof } = prepared;
  const close = closeCommand(period, book);
  const { document, preview, sinceLastPreview, sinceLastMonth } = shown;
  const id = document.slice(0, 12);
  return [
    `Preview ${id} of ${periodInWords(period)}, ${inputs.ruleSet.metric} cost, rounded to cents:\n`,
    preview.totals.length === 0
      ? `The ledger has no costs of ${period}: "orgcost collect" brings them.\n`
      : renderTotals(preview.totals, width),
    ...(proof
      ? [renderProofSummary(proof, suggest(`orgcost reconcile --month ${period}`), width)]
      : []),
    ...(sinceLastPreview
      ? [
          renderChanges(
            `Since the preview of ${sinceLastPreview.at}`,
            sinceLastPreview.changes,
            width,
          ),
        ]
      : []),
    ...(sinceLastMonth
      ? [
          renderChanges(
            `Against ${periodInWords(sinceLastMonth.period)}`,
            sinceLastMonth.changes,
            width,
          ),
        ]
      : []),
    ...(notes.length > 0 ? [renderNotes(notes, file)] : []),
    ...(offers.length > 0 ? [renderOffers(offers)] : []),
    refusals.length === 0
      ? `Nothing stands against closing it: ${suggest(`${close} --preview ${id}`)}\n`
      : `It cannot be closed yet:\n\n${renderRefusals(refusals, close, suggest)}`,
  ].join('\n');
}
