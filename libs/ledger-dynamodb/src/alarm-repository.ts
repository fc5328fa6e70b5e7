import { alarmSchema, type Alarm, type AlarmLedger } from '@orgcost/alerting';
import { billingPeriodOf, utcDayOf, type AccountId } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import { alarmEntity } from './entities/alarm';
import { pagesOf } from './pages';
import { readStored } from './stored-item';

/** The `AlarmLedger` of alerting on a DynamoDB table. */
export class AlarmRepository implements AlarmLedger {
  readonly #entity: ReturnType<typeof alarmEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = alarmEntity(configuration);
  }

  async recordAlarm(alarm: Alarm): Promise<void> {
    const period = billingPeriodOf(utcDayOf(alarm.at));
    await this.#entity.put({ ...alarm, period }).go({ originalErr: true });
  }

  async alarms(account: AccountId): Promise<readonly Alarm[]> {
    const alarms: Alarm[] = [];
    const pages = pagesOf((page) =>
      this.#entity.query.byTime({ account }).go({ ...page, consistent: true, originalErr: true }),
    );
    for await (const page of pages) {
      alarms.push(
        ...page.map((item) => readStored(alarmSchema, item, `alarm of account ${account}`)),
      );
    }
    return alarms;
  }
}
