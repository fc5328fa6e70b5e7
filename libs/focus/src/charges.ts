import { billedDay } from './billed-day';
import { rereadOddRows } from './reread';
import type { Scratch } from './scratch';
import { decimal, sumsBy } from './sums';

/**
 * Takes or rejects every odd row and leaves, for the queries that follow,
 * - `charge`: what is taken, in the ledger's terms, charges that are alike as one with their number; `billed` and
 *   `effective` as decimals, or as text where those do not hold them;
 * - `cost`: their sums by account, day, service, charge type and currency, with numbers for what repeats itself:
 *   `account_key` has those of accounts, in the order of ids, `line_key` those of the rest;
 * - `rejected`: the rows that are not, with the reason;
 * - `rejected_place`: their account and day, null where a row does not tell both.
 *
 * DuckDB takes by itself only what is plain beyond doubt; every other row is read, taken or rejected by
 * `chargeSchema`, so what a row's text means is decided there alone.
 */
export async function takeCharges(scratch: Scratch): Promise<void> {
  const { database } = scratch;
  const day = billedDay('start_day', 'period_start', 'period_end');
  await database.run(`
    CREATE TABLE rejected (file INTEGER, row BIGINT, reason VARCHAR, account VARCHAR, start_day VARCHAR,
      period_start VARCHAR, period_end VARCHAR);
    CREATE TABLE reread (provider VARCHAR, account VARCHAR, start_day VARCHAR, period_start VARCHAR,
      period_end VARCHAR, service VARCHAR, charge_type VARCHAR, currency VARCHAR, billed VARCHAR, effective VARCHAR,
      summable BOOLEAN);
    CREATE VIEW charge AS
      SELECT * EXCLUDE (kind), NULL AS billed_text, NULL AS effective_text FROM part WHERE kind = 'plain'
      UNION ALL BY NAME
      SELECT account, provider, start_day, ${day} AS day, service, charge_type, currency, 1 AS rows,
        CASE WHEN summable THEN CAST(billed AS ${decimal}) END AS billed,
        CASE WHEN summable THEN CAST(effective AS ${decimal}) END AS effective,
        billed AS billed_text, effective AS effective_text
      FROM reread;
    CREATE VIEW rejected_place AS SELECT account, ${day} AS day FROM rejected`);
  await rereadOddRows(scratch);
  await database.run(`
    CREATE TABLE account_key AS
      SELECT CAST(row_number() OVER (ORDER BY account, provider) AS INTEGER) AS account_id, account, provider
      FROM (SELECT DISTINCT account, provider FROM charge);
    CREATE TABLE line_key AS
      SELECT CAST(row_number() OVER (ORDER BY service, charge_type, currency) AS INTEGER) AS line_id, service, charge_type, currency
      FROM (SELECT DISTINCT service, charge_type, currency FROM charge);
    CREATE TABLE cost AS ${sumsBy('account_id, day, line_id', keyedCharge)}`);
}

const keyedCharge =
  'charge JOIN account_key USING (account, provider) JOIN line_key USING (service, charge_type, currency)';
