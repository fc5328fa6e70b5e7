import { exclusiveEndDay } from './period-end';
import { rereadOddRows } from './reread';
import type { Scratch } from './scratch';
import { sumsBy } from './sums';

/**
 * Takes or rejects every row of `loaded` and leaves, for the queries that follow,
 * - `charge`: the rows that are taken, in the ledger's terms;
 * - `cost`: their sums by account, day, service, charge type and currency;
 * - `rejected`: the rows that are not, with the reason;
 * - `rejected_place`: their account and day, null where a row does not tell both.
 *
 * DuckDB takes by itself only what is plain beyond doubt; every other row is read, taken or rejected by
 * `chargeSchema`, so what a row's text means is decided there alone.
 */
export async function takeCharges(scratch: Scratch): Promise<void> {
  const { database } = scratch;
  await database.run(`
    CREATE TABLE rejected (file INTEGER, row BIGINT, reason VARCHAR, account VARCHAR, start_day VARCHAR,
      period_start VARCHAR, period_end VARCHAR);
    CREATE TABLE reread (provider VARCHAR, account VARCHAR, start_day VARCHAR, period_start VARCHAR,
      period_end VARCHAR, service VARCHAR, charge_type VARCHAR, currency VARCHAR, billed VARCHAR, effective VARCHAR,
      summable BOOLEAN);
    CREATE VIEW charge AS
      SELECT *, ${billedDay} AS day FROM (
        SELECT ProviderName AS provider, SubAccountId AS account, left(ChargePeriodStart, 10) AS start_day,
          left(BillingPeriodStart, 10) AS period_start, ${exclusiveEndDay('BillingPeriodEnd')} AS period_end,
          ServiceName AS service, ChargeCategory AS charge_type, BillingCurrency AS currency,
          BilledCost AS billed, EffectiveCost AS effective, true AS summable
        FROM loaded WHERE kind = 'plain'
        UNION ALL SELECT * FROM reread);
    CREATE VIEW rejected_place AS SELECT account, ${billedDay} AS day FROM rejected`);
  await rereadOddRows(scratch);
  const cell = 'account, provider, day, service, charge_type, currency';
  await database.run(`CREATE TABLE cost AS ${sumsBy(cell, 'charge')}`);
}

/**
 * The day of its billing period that is nearest to the charge's own. A period that changes within a UTC day, as a
 * month of Pacific time does, has the day on which it starts, not the one on which it ends: no day is in two of them.
 */
const billedDay = `
  CASE
    WHEN start_day < period_start THEN period_start
    WHEN start_day < period_end THEN start_day
    ELSE strftime(CAST(period_end AS DATE) - 1, '%Y-%m-%d')
  END`;
