import type { Alert, MailEvent } from '@orgcost/alerting';
import type { Instant } from '@orgcost/domain';

/** How far a test has come. */
export type TestProgress =
  | { readonly stage: 'set-off' }
  | { readonly stage: 'recorded'; readonly at: Instant }
  | { readonly stage: 'mailed' | 'delivered'; readonly at: Instant; readonly to: readonly string[] }
  | { readonly stage: 'refused'; readonly why: string };

/**
 * @param alert of the test; nothing where it was not recorded yet
 * @param events of its mail, in order
 */
export function testProgress(
  alert: Alert | undefined,
  to: readonly string[],
  events: readonly MailEvent[],
): TestProgress {
  if (!alert) return { stage: 'set-off' };
  const { delivery } = alert;
  if (delivery.state === 'pending' && delivery.refused) {
    return { stage: 'refused', why: delivery.refused.why };
  }
  if (delivery.state !== 'mailed') return { stage: 'recorded', at: alert.raisedAt };
  const delivered = events.find(({ kind }) => kind === 'delivered');
  if (delivered) return { stage: 'delivered', at: delivered.at, to: delivered.recipients };
  const lost = events.find(({ kind }) => kind === 'bounced' || kind === 'rejected');
  if (lost) {
    const detail = lost.detail === undefined ? '' : `: ${lost.detail}`;
    return { stage: 'refused', why: `${lost.recipients.join(', ')} ${lost.kind}${detail}` };
  }
  return { stage: 'mailed', at: delivery.at, to };
}
