import { moveId, previewMonth, type ShownPreview } from '@orgcost/chargeback';
import { periodInWords } from '@orgcost/domain';
import * as z from 'zod';
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

const optionsSchema = z.object(preparingOptions);
type Options = z.output<typeof optionsSchema>;

/** `orgcost chargeback preview` */
export async function previewChargeback(context: Context, given: unknown): Promise<ExitCode> {
  const options = parseOptions(optionsSchema, given);
  const { io, json, clock } = context;
  const [month, shown] = await readLedger(context, async (ledger) => {
    const prepared = await prepare(ledger, context, { ...options, consistent: false });
    return [prepared, await previewMonth(ledger, prepared.prepared, clock())] as const;
  });
  if (json) writeJson(io.stdout, jsonOf(month, shown));
  else io.stdout.write(render(month, shown, options, terminalWidth(io)));
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

function render(
  { prepared, file }: Prepared,
  shown: ShownPreview,
  options: Options,
  width?: number,
): string {
  const { period, refusals, notes, offers, inputs, proof } = prepared;
  const { document, preview, sinceLastPreview, sinceLastMonth } = shown;
  const id = document.slice(0, 12);
  return [
    `Preview ${id} of ${periodInWords(period)}, ${inputs.ruleSet.metric} cost, rounded to cents:\n`,
    preview.totals.length === 0
      ? `The ledger has no costs of ${period}: "orgcost collect" brings them.\n`
      : renderTotals(preview.totals, width),
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
    ...(proof ? [renderProofSummary(proof, width)] : []),
    ...(notes.length > 0 ? [renderNotes(notes, file)] : []),
    ...(offers.length > 0 ? [renderOffers(offers)] : []),
    refusals.length === 0
      ? `Nothing stands against closing it: orgcost chargeback close --month ${period} --preview ${id}${again(options)}\n`
      : `It cannot be closed yet:\n\n${renderRefusals(refusals)}`,
  ].join('\n');
}

/** What `close` has to be given as well, as it would be of something else than what was shown. */
function again({ book, rules }: Options): string {
  return [
    ...(book.length > 0 ? [` --book ${book.join(' ')}`] : []),
    ...(rules === undefined
      ? []
      : [` --rules ${/\s/u.test(rules) ? JSON.stringify(rules) : rules}`]),
  ].join('');
}
