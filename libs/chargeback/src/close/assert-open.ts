import { InvalidInputError, type BillingPeriod } from '@orgcost/domain';
import { readCloseOf, type CloseReading } from './closed-months';

/** @throws InvalidInputError for a month that is closed, with when and by whom */
export async function assertOpen(reading: CloseReading, period: BillingPeriod): Promise<void> {
  const closed = await readCloseOf(reading, period);
  if (!closed) return;
  const { at, by } = closed;
  throw new InvalidInputError(
    `${period} was closed on ${at} by ${by}: "orgcost chargeback statement --month ${period}" shows what it came to`,
  );
}
