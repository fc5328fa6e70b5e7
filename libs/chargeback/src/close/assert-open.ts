import { InvalidInputError, type BillingPeriod } from '@orgcost/domain';
import { readClose, type CloseReading } from './closed-months';

/** @throws InvalidInputError for a month that is closed, with when and by whom */
export async function assertOpen(
  { documents, closes }: CloseReading,
  period: BillingPeriod,
): Promise<void> {
  const link = (await closes.closes()).find((each) => each.period === period);
  if (!link) return;
  const { at, by } = await readClose(documents, link);
  throw new InvalidInputError(
    `${period} was closed on ${at} by ${by}: "orgcost chargeback statement --month ${period}" shows what it came to`,
  );
}
