import { alertText } from '@orgcost/alert-mail';
import { mailsOf, parseAlertId } from '@orgcost/alerting';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderDelivery } from '../../output/alert-delivery';
import { renderJson } from '../../output/json';

/** `orgcost alerts show` */
export async function showAlert(context: Context, given: unknown): Promise<ExitCode> {
  const { alert: id } = parseOptions(z.object({ alert: z.string() }), given);
  const key = parseAlertId(id);
  const { io, json } = context;
  return readLedger<ExitCode>(context, async ({ alerts, mails }) => {
    const alert = await alerts.alert(key);
    if (!alert) throw new InvalidInputError(noAlert(id));
    const told = await Promise.all(
      mailsOf(alert.delivery).map(async (mail) => ({
        id: mail,
        mail: await mails.mail(mail),
        events: await mails.mailEvents(mail),
      })),
    );
    io.stdout.write(
      json
        ? renderJson({ ...alert, mails: told })
        : `${alertText(alert)}\n${renderDelivery(alert, told)}`,
    );
    return 0;
  });
}

export function noAlert(id: string): string {
  return `The ledger has no alert ${id}: "orgcost alerts list" shows those that it has`;
}
