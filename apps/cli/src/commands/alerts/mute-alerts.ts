import { alertPolicies } from '@orgcost/alerting';
import { accountIdSchema, InvalidInputError, printable, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { userName } from '../../alerts/user-name';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderJson } from '../../output/json';
import { shortNote } from '../../options';

const optionsSchema = z.object({
  account: accountIdSchema,
  until: utcDaySchema,
  policy: z.enum(alertPolicies).exactOptional(),
  note: shortNote.exactOptional(),
  by: shortNote.exactOptional(),
});

/** `orgcost alerts mute`; a day that is not later than today ends a mute. */
export async function muteAlerts(context: Context, given: unknown): Promise<ExitCode> {
  const { by, ...options } = parseOptions(optionsSchema, given);
  const { io, json, clock } = context;
  const mute = { ...options, by: by ?? userName(io), at: clock() };
  return readLedger<ExitCode>(context, async ({ accounts, mutes }) => {
    if ((await accounts.profiles([mute.account])).length === 0) {
      throw new InvalidInputError(
        `The ledger does not know account ${mute.account}: "orgcost accounts list" shows those that it knows`,
      );
    }
    await mutes.mute(mute);
    const what = mute.policy === undefined ? 'Alerts' : `Alerts of ${mute.policy}`;
    io.stdout.write(
      json
        ? renderJson(mute)
        : `${printable(`${what} of account ${mute.account} are recorded, and nobody is told of them before ${mute.until}`)}\n`,
    );
    return 0;
  });
}
