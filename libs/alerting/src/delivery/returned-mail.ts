import type { Instant } from '@orgcost/domain';
import { earlierMailsOf, type Delivery } from '../alerts/alert';
import type { Mail, MailEvent } from './mail';

/**
 * Whether nobody got a mail: it was rejected, as a whole, or bounced at each of its recipients. Whoever complains got it; one
 * that a server took, and bounced afterwards, did not arrive. A soft bounce after a delivery is an answer, such as that
 * somebody is away; where it comes before its delivery is told, a second mail is better than a missing one.
 */
export function cameBack({ to }: Pick<Mail, 'to'>, events: readonly MailEvent[]): boolean {
  const at = (wanted: MailEvent['kind']) =>
    new Set(
      events
        .filter(({ kind }) => kind === wanted)
        .flatMap(({ recipients }) => recipients.map(spelled)),
    );
  const [bounced, softBounced, delivered] = [at('bounced'), at('soft-bounced'), at('delivered')];
  return (
    events.some(({ kind }) => kind === 'rejected') ||
    to
      .map(spelled)
      .every((each) => bounced.has(each) || (softBounced.has(each) && !delivered.has(each)))
  );
}

/** What becomes of an alert by a mail that nobody got: the platform team is told, or was the one to be told. */
export function afterReturn(
  delivery: Exclude<Delivery, { state: 'kept' }>,
  { id, as }: Pick<Mail, 'id' | 'as'>,
  at: Instant,
): Delivery {
  const { uncertain, returned: earlier = [] } = earlierMailsOf(delivery);
  const returned = [...earlier, id];
  return as === 'platform'
    ? { state: 'kept', why: 'returned', at, returned }
    : { state: 'pending', uncertain, returned };
}

/** Mail services tell the same address in small or capital letters. */
function spelled(address: string): string {
  return address.toLowerCase();
}
