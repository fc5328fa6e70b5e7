import type { ExitCode } from '../io';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import { checkAws } from '../checks/aws';
import { checkLedger } from '../checks/ledger';
import { renderFindings } from '../output/findings';
import { renderJson } from '../output/json';
import { terminalWidth } from '../output/width';

const optionsSchema = z.object({ costExplorer: z.boolean().default(false) });

/** `orgcost doctor` */
export async function doctor(context: Context, given: unknown): Promise<ExitCode> {
  const { costExplorer } = parseOptions(optionsSchema, given);
  const findings = [await checkLedger(context), ...(await checkAws(context, costExplorer))];
  context.io.stdout.write(
    context.json ? renderJson(findings) : renderFindings(findings, terminalWidth(context.io)),
  );
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}
