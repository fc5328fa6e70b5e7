import type { Alert } from '../alerts/alert';
import type { Bundle } from './bundles';
import type { Addressee, WriteLetter } from './letter';
import { LetterNotWrittenError } from './letter-not-written-error';
import { sendLetter, type Sending } from './send-letter';

export interface SendingBundle extends Sending {
  /** Told of each mail that was cut off, that the mail service would not take, or that cannot be written. */
  readonly onFailure: (addressee: Addressee, error: unknown) => void;
}

/** Numbers of alerts. */
export interface Sent {
  readonly mailed: number;
  readonly failed: number;
  /** Time ran out before they were begun. */
  readonly left: number;
}

/**
 * Sends one mail, and tells of it where that fails. An alert that cannot be put into words fails alone.
 * @param stop aborted when time runs out: no mail is begun any more
 */
export async function sendBundle(
  sending: SendingBundle,
  { addressee, alerts }: Bundle,
  stop: AbortSignal | undefined,
): Promise<Sent> {
  if (stop?.aborted) return { mailed: 0, failed: 0, left: alerts.length };
  try {
    const { mailed, refused } = await sendLetter(sending, addressee, alerts);
    if (refused) sending.onFailure(addressee, refused);
    return { mailed: mailed.length, failed: refused ? alerts.length : 0, left: 0 };
  } catch (error) {
    const parts = error instanceof LetterNotWrittenError ? partsOf(sending, addressee, alerts) : [];
    if (parts.length > 1) {
      const sent: Sent[] = [];
      for (const part of parts) {
        sent.push(await sendBundle(sending, { addressee, alerts: part }, stop));
      }
      return sumOf(sent);
    }
    sending.onFailure(addressee, error);
    return { mailed: 0, failed: alerts.length, left: 0 };
  }
}

export function sumOf(sent: readonly Sent[]): Sent {
  const sum = (of: (one: Sent) => number) => sent.reduce((total, one) => total + of(one), 0);
  return {
    mailed: sum(({ mailed }) => mailed),
    failed: sum(({ failed }) => failed),
    left: sum(({ left }) => left),
  };
}

/** Those that can be written stay together; of the others, each is a part. */
function partsOf(
  { write }: Pick<Sending, 'write'>,
  addressee: Addressee,
  alerts: readonly Alert[],
): Alert[][] {
  const isWritable = (alert: Alert) => canBeWritten(write, addressee, alert);
  const writable = alerts.filter(isWritable);
  const others = alerts.filter((alert) => !writable.includes(alert)).map((alert) => [alert]);
  return writable.length > 0 ? [writable, ...others] : others;
}

function canBeWritten(write: WriteLetter, addressee: Addressee, alert: Alert): boolean {
  try {
    write({ addressee, alerts: [alert], mayRepeat: false });
    return true;
  } catch {
    return false;
  }
}
