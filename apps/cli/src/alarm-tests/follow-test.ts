import { mailsOf } from '@orgcost/alerting';
import { addDays, utcDayOf, type AccountId, type Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { testProgress, type TestProgress } from './test-progress';

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
  const sent = alert ? mailsOf(alert.delivery) : [];
  return testProgress(
    alert,
    await Promise.all(
      sent.map(async (mail) => ({
        mail: await mails.mail(mail),
        events: await mails.mailEvents(mail),
      })),
    ),
  );
}
