import { InvalidInputError, printable } from '@orgcost/domain';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderJson, writeJson } from '../../output/json';
import { renderRefusals } from '../../output/refusals';
import { warnOfUnread } from '../../output/unread';
import { terminalWidth } from '../../output/width';

const optionsSchema = z.object({ lift: z.string().exactOptional() });

/** `orgcost alerts refusals`: addresses that do not take mail; with an address to lift, mail goes to it again. */
export async function refusals(context: Context, given: unknown): Promise<ExitCode> {
  const { lift } = parseOptions(optionsSchema, given);
  return lift === undefined ? listRefusals(context) : liftRefusal(context, lift);
}

async function listRefusals(context: Context): Promise<ExitCode> {
  const { io, json } = context;
  const unread: unknown[] = [];
  const refusals = await readLedger(context, (ledger) =>
    ledger.mails.allRefusals((error) => unread.push(error)),
  );
  if (json) writeJson(io.stdout, refusals);
  else io.stdout.write(renderRefusals(refusals, terminalWidth(io)));
  warnOfUnread(io, unread);
  return unread.length > 0 ? 3 : 0;
}

async function liftRefusal(context: Context, address: string): Promise<ExitCode> {
  const { io, json } = context;
  const at = context.clock();
  return readLedger<ExitCode>(context, async ({ mails }) => {
    if (!(await mails.liftRefusal(address, at))) {
      throw new InvalidInputError(
        `"${address}" takes mail, as far as the ledger knows: "orgcost alerts refusals" shows those that do not`,
      );
    }
    io.stdout.write(
      json
        ? renderJson({ address, liftedAt: at })
        : printable(`Alerts are mailed to ${address} again, where SES does not suppress it`) + '\n',
    );
    return 0;
  });
}
