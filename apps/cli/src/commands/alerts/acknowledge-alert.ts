import { alertIdOf, parseAlertId } from '@orgcost/alerting';
import { InvalidInputError, printable } from '@orgcost/domain';
import * as z from 'zod';
import { userName } from '../../alerts/user-name';
import { parseOptions, type Context } from '../../context';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderJson } from '../../output/json';
import { shortNote } from '../../options';
import { noAlert } from './show-alert';

const optionsSchema = z.object({
  alert: z.string(),
  note: shortNote.exactOptional(),
  by: shortNote.exactOptional(),
});

/** `orgcost alerts ack` */
export async function acknowledgeAlert(context: Context, given: unknown): Promise<ExitCode> {
  const { alert: id, note, by } = parseOptions(optionsSchema, given);
  const key = parseAlertId(id);
  const acknowledgment = {
    by: by ?? userName(context.io),
    at: context.clock(),
    ...(note !== undefined && { note }),
  };
  return readLedger<ExitCode>(context, async ({ alerts }) => {
    if (!(await alerts.acknowledge(key, acknowledgment))) throw new InvalidInputError(noAlert(id));
    context.io.stdout.write(
      context.json
        ? renderJson({ alert: alertIdOf(key), acknowledged: acknowledgment })
        : printable(`${alertIdOf(key)} was seen by ${acknowledgment.by}`) + '\n',
    );
    return 0;
  });
}
