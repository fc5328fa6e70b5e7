import { backtest, historyFrom, type Crossing } from '@orgcost/alerting';
import type { AlarmSettings } from '@orgcost/config';
import {
  accountIdSchema,
  addDays,
  dayRange,
  InvalidInputError,
  latestProfiles,
  utcDaySchema,
  type AccountId,
} from '@orgcost/domain';
import pMap from 'p-map';
import * as z from 'zod';
import { lookingOf, policiesByAccount } from '../../alerts/policies';
import { findUnwatched } from '../../alerts/unwatched';
import { triedPolicies, triedPoliciesShape } from '../../alerts/tried-policies';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderBacktest } from '../../output/backtest';
import { writeJson } from '../../output/json';
import { startProgress } from '../../output/progress';
import { renderUnplaced, renderUnwatched } from '../../output/unwatched';
import { terminalWidth } from '../../output/width';

const optionsSchema = z.object({
  from: utcDaySchema.exactOptional(),
  to: utcDaySchema.exactOptional(),
  account: accountIdSchema.exactOptional(),
  ...triedPoliciesShape,
});

/** Mornings that are looked at unless told otherwise. */
const days = 90;
const concurrency = 4;

/** Of a config without alarms, what they would have by default. */
const withoutAlarms = { metric: 'unblended', settleHours: 48 } as const;

/** `orgcost alerts backtest`: what policies would have told of the ledger's past, and nothing is recorded. */
export async function backtestAlerts(context: Context, given: unknown): Promise<ExitCode> {
  const { from, to, account, ...tried } = parseOptions(optionsSchema, given);
  const { io, json, settings, today } = context;
  const end = to ?? addDays(today, 1);
  const mornings = dayRange(from ?? addDays(end, -days), end);
  const policies = triedPolicies(tried);
  const looking = lookingOf(settings.alarms ?? withoutAlarms);

  return readLedger<ExitCode>(context, async (ledger) => {
    const known = [...latestProfiles(await ledger.accounts.profiles()).values()];
    const accounts = known
      .map(({ id }) => id)
      .filter((id) => account === undefined || id === account);
    if (account !== undefined && accounts.length === 0) {
      throw new InvalidInputError(`The ledger does not know account ${account}`);
    }
    const { policiesOf, unplaced } = policies
      ? { policiesOf: () => policies, unplaced: [] }
      : await policiesByAccount(configured(settings.alarms), accounts, { ledger, settings });
    const progress = await startProgress(io, 'Looking back', accounts.length);
    let done = 0;
    const look = async (id: AccountId): Promise<Crossing[]> => {
      const range = { from: historyFrom(mornings.from), to: mornings.to };
      const costs = await ledger.history.observedDays(id, range);
      const found = backtest(policiesOf(id), { account: id, days: costs }, mornings, looking);
      progress.advance((done += 1));
      return found;
    };
    const found = (await pMap(accounts, look, { concurrency })).flat();
    const crossings = found.sort((a, b) => (a.at < b.at ? -1 : 1));
    progress.finish(`Looked back at ${accounts.length} accounts`);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    const unwatched = (
      await findUnwatched(
        ledger,
        mornings,
        known.map(({ id }) => id),
        looking,
      )
    ).filter(({ account: id }) => account === undefined || id === account);
    if (json) writeJson(io.stdout, { crossings, unplaced, unwatched });
    else {
      io.stdout.write(renderBacktest(crossings, { mornings, names }, terminalWidth(io)));
      io.stdout.write(`${renderUnplaced(unplaced)}${renderUnwatched(unwatched, looking)}`);
    }
    return 0;
  });
}

function configured(alarms: AlarmSettings | undefined): AlarmSettings {
  if (alarms) return alarms;
  throw new InvalidInputError(
    'The config says nothing of alarms: give it some, or say here what is to be tried, such as --month-to-date 1000',
  );
}
