import { chargebackSchema } from '@orgcost/config';
import {
  addMonths,
  billingPeriodOf,
  daysOfBillingPeriod,
  InvalidInputError,
  utcDaySchema,
  type UtcDay,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { resolve } from 'node:path';
import * as z from 'zod';
import {
  accountsWithCosts,
  alertInProcess,
  type AlertingContext,
} from '../alerts/alert-in-process';
import { demoAlarms, demoMail } from '../alerts/demo-alerting';
import { mailFolderOf } from '../alerts/mail-folder';
import { demoChargeback } from '../chargeback/demo-chargeback';
import { collectInto } from '../collection/collect-into';
import { demoLedgerFolder, type Settings } from '../config/settings';
import { parseOptions, type Context } from '../context';
import { readDemoAnswers } from '../costs/demo-answers';
import type { ExitCode } from '../io';
import { writeLedger } from '../ledger';
import { enter } from '../aws/local-environment';
import { renderDemo } from '../output/demo';
import { renderJson } from '../output/json';
import { terminalWidth } from '../output/width';
import { changesText, listOrganization, syncLedgerAccounts } from './accounts';

const optionsSchema = z.object({
  since: utcDaySchema.exactOptional(),
  ledger: z.string().default(demoLedgerFolder),
  table: z
    .never({ error: 'is not for the demo: its ledger is a folder, which --ledger names' })
    .optional(),
});

/** Full months of history that the demo's organization has. */
const months = 13;

/**
 * `orgcost demo`: what one does with a real organization, done with a made-up one on this machine. Its ledger is kept
 * apart from one's own, whatever the settings say, and stays for the commands that are suggested at the end.
 */
export async function demo(given: Context, options: unknown): Promise<ExitCode> {
  const { since, ledger: folder } = parseOptions(optionsSchema, options);
  const { io, json, today } = given;
  if (io.env.ORGCOST_TODAY) {
    throw new InvalidInputError(
      'The demo has an organization of its own, on the day that it is: unset ORGCOST_TODAY, or run it in another terminal',
    );
  }
  const store = { kind: 'embedded', directory: resolve(io.cwd, folder) } as const;
  const mailFolder = mailFolderOf(store);

  return writeLedger<ExitCode>(
    { ...given, settings: { ...given.settings, store } },
    async (ledger) => {
      const before = await lookBack(ledger, today);
      const organization = await startLocalOrganization({
        today,
        months,
        origin: before.origin,
        leftRunning: true,
      });
      const leave = enter(organization);
      try {
        const context = { ...given, settings: settingsFor(organization, store) };
        io.stderr.write(
          'A made-up AWS organization runs on this machine: nothing leaves it, and nothing is paid.\n',
        );
        const listed = await listOrganization(context.settings);
        io.stderr.write(`${changesText(await syncLedgerAccounts(ledger, listed, context))}\n`);
        const from = since ?? before.since;
        const collected = await collectInto(ledger, context, {
          mode: 'member',
          verify: false,
          ...(from !== undefined && { since: from }),
        });
        const accounts = accountsWithCosts(collected.results);
        const alerting = await alertInProcess(ledger, context, accounts, mailFolder);
        const chargeback = await demoChargeback(ledger, context, `${store.directory}-rules.yaml`);
        const answers = {
          ...(await readDemoAnswers(ledger, today, collected)),
          ...alerting,
          ...(chargeback && { chargeback }),
        };
        io.stdout.write(
          json
            ? renderJson(answers)
            : renderDemo(answers, { ledger: folder, cwd: io.cwd }, terminalWidth(io)),
        );
        return collected.run.status === 'complete' ? 0 : 3;
      } finally {
        leave();
        await organization.close();
      }
    },
  );
}

/** A demo that was run before goes on: the same organization, some days later, and only what may have changed. */
async function lookBack(
  { runs }: Ledger,
  today: UtcDay,
): Promise<{ origin: UtcDay; since?: UtcDay }> {
  const past = (await runs.latestRuns(1000)).filter((run) => run.today <= today);
  const origin = past.at(-1)?.today ?? today;
  if (past.some(({ status }) => status === 'complete')) return { origin };
  return { origin, since: daysOfBillingPeriod(addMonths(billingPeriodOf(today), -months)).from };
}

function settingsFor(
  { settings }: LocalOrganization,
  store: Settings['store'],
): AlertingContext['settings'] {
  return {
    store,
    ownerTag: 'owner',
    costCenterTag: 'cost-center',
    alarms: demoAlarms,
    mail: demoMail,
    chargeback: chargebackSchema.parse({}),
    collection: {
      mode: 'member',
      memberRoleName: settings.memberRoleName,
      externalId: settings.externalId,
      payerRoleArn: settings.payerRoleArn,
      requestsPerSecond: 500,
      concurrency: 16,
    },
  };
}
