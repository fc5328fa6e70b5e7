import { alertPolicies, type Mute } from '@orgcost/alerting';
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
  const { io, json, clock, today } = context;
  const mute = { ...options, by: by ?? userName(io), at: clock() };
  return readLedger<ExitCode>(context, async ({ accounts, mutes }) => {
    if ((await accounts.profiles([mute.account])).length === 0) {
      throw new InvalidInputError(
        `The ledger does not know account ${mute.account}: "orgcost accounts list" shows those that it knows`,
      );
    }
    const wasMuted = (await mutes.mutes(mute.account, () => undefined)).some(
      ({ policy, until }) => policy === mute.policy && today < until,
    );
    await mutes.mute(mute);
    io.stdout.write(
      json
        ? renderJson(mute)
        : `${printable(today < mute.until ? muting(mute) : ending(mute, wasMuted))}\n`,
    );
    return 0;
  });
}

function muting({ policy, account, until }: Mute): string {
  const what = policy === undefined ? 'Alerts' : `Alerts of ${policy}`;
  return `${what} of account ${account} are recorded, and nobody is told of them before ${until}`;
}

function ending({ policy, account }: Mute, wasMuted: boolean): string {
  const what = policy === undefined ? 'alerts' : `alerts of ${policy}`;
  return wasMuted
    ? `The mute of ${what} of account ${account} has ended`
    : `There is no mute of ${what} of account ${account} to end`;
}
