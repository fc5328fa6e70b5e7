import { mailsOf, testProgress, type Alert, type TestProgress } from '@orgcost/alerting';
import { addDays, utcDayOf, type AccountId, type Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';

/** Looks in the ledger how far a test has come. */
export async function followTest(
  { alerts, mails }: Pick<Ledger, 'alerts' | 'mails'>,
  { account, id, at }: { readonly account: AccountId; readonly id: string; readonly at: Instant },
): Promise<TestProgress> {
  const day = utcDayOf(at);
  // CloudWatch's clock may be on the other side of midnight.
  const range = { from: addDays(day, -1), to: addDays(day, 2) };
  const alert = (await alerts.alertsOfAccount(account, range)).find(
    ({ crossing }) => crossing.policy === 'test' && crossing.test === id,
  );
  return alert ? progressOf({ mails }, alert) : { stage: 'set-off' };
}

/** @param alert of a test */
export async function progressOf(
  { mails }: Pick<Ledger, 'mails'>,
  alert: Alert,
): Promise<TestProgress> {
  const sent = await Promise.all(
    mailsOf(alert.delivery).map(async (id) => {
      const [mail, events] = await Promise.all([mails.mail(id), mails.mailEvents(id)]);
      return mail ? [{ mail, events }] : [];
    }),
  );
  return testProgress(alert, sent.flat());
}
