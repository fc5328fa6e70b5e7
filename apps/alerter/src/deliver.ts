import {
  deliverAlerts,
  LetterNotWrittenError,
  MailNotTakenError,
  type Delivered,
  type Delivering,
  type DeliverySettings,
} from '@orgcost/alerting';
import { oneLine } from '@orgcost/aws-client';

/** What a run finds comes over the topic within seconds. */
const quietSeconds = 30;

/**
 * Delivers once, and tells of each mail that failed, not to which addresses, for the ledger has them, and of each item of the
 * ledger that cannot be read.
 * @param stop aborted when time runs out: what is left by then goes with a later call
 * @throws Error where there was any, or time for nothing, so that operators are told; alerts are tried again
 */
export async function deliver(
  {
    onFailure,
    ...delivering
  }: Omit<Delivering, 'onFailure' | 'onUnread'> & {
    readonly onFailure: (line: string) => void;
  },
  settings: Omit<DeliverySettings, 'quietSeconds'>,
  stop: AbortSignal,
): Promise<Delivered> {
  const delivered = await deliverAlerts(
    {
      ...delivering,
      onFailure: ({ as }, error) => {
        const whose = as === 'owner' ? 'an owner' : 'the platform team';
        onFailure(`A mail to ${whose} ${whatBecameOf(error)}`);
      },
      onUnread: (error) => {
        onFailure(whyOf(error));
      },
    },
    { ...settings, quietSeconds },
    stop,
  );
  const { mailed, kept, failed, left, unread } = delivered;
  if (failed > 0) {
    throw new Error(`Not all alerts were mailed: ${mailed} were, ${failed} not. The log tells why`);
  }
  if (unread > 0) {
    throw new Error(`Items of the ledger that cannot be read: ${unread}. The log tells which`);
  }
  if (left > 0 && mailed + kept === 0) {
    throw new Error(`There was no time to begin a mail. Alerts that are left: ${left}`);
  }
  return delivered;
}

function whatBecameOf(error: unknown): string {
  const why = whyOf(error);
  if (error instanceof LetterNotWrittenError) return `cannot be written: ${why}`;
  return error instanceof MailNotTakenError
    ? `was not taken: ${why}`
    : `was cut off, and may have been sent: ${why}`;
}

function whyOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}
