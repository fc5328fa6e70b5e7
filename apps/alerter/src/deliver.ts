import {
  deliverAlerts,
  MailNotTakenError,
  type Delivered,
  type Delivering,
  type DeliverySettings,
} from '@orgcost/alerting';
import { oneLine } from '@orgcost/aws-client';

/** What a run finds comes over the topic within seconds. */
const quietSeconds = 30;

/**
 * Delivers once, and tells of each mail that failed: not to which addresses, for the ledger has them.
 * @throws Error where some did, so that operators are told; these alerts are tried again
 */
export async function deliver(
  {
    onFailure,
    ...delivering
  }: Omit<Delivering, 'onFailure'> & {
    readonly onFailure: (line: string) => void;
  },
  settings: Omit<DeliverySettings, 'quietSeconds'>,
): Promise<Delivered> {
  const delivered = await deliverAlerts(
    {
      ...delivering,
      onFailure: ({ as }, error) => {
        const whose = as === 'owner' ? 'an owner' : 'the platform team';
        onFailure(`A mail to ${whose} ${whatBecameOf(error)}`);
      },
    },
    { ...settings, quietSeconds },
  );
  const { mailed, failed } = delivered;
  if (failed > 0) {
    throw new Error(`Not all alerts were mailed: ${mailed} were, ${failed} not. The log tells why`);
  }
  return delivered;
}

function whatBecameOf(error: unknown): string {
  const why = oneLine(error instanceof Error ? error.message : String(error));
  return error instanceof MailNotTakenError
    ? `was not taken: ${why}`
    : `was cut off, and may have been sent: ${why}`;
}
