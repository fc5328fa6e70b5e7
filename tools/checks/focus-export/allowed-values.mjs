import { DuckDBInstance } from '@duckdb/node-api';

/**
 * Rules of "one of the allowed values" that a file breaks, in order. focus-validator 2.2.1 has them pass if one value of many
 * is allowed, so that they are looked at here, by the validator's own list of them.
 *
 * @param {string} file
 * @param {Record<string, ModelRule>} rules
 */
export async function brokenValues(file, rules) {
  const instance = await DuckDBInstance.create();
  const database = await instance.connect();
  try {
    const from = file.endsWith('.csv')
      ? `read_csv('${file}', header = true, all_varchar = true)`
      : `read_parquet('${file}')`;
    const answer = await database.runAndReadAll(`FROM ${from}`);
    const rows = answer.getRowObjectsJS();
    return Object.entries(rules)
      .filter(([, rule]) => {
        const allowed = allowedOf(rule);
        return (
          allowed.length > 0 &&
          rows.some((row) => isGiven(row, allowed) && !allowed.some((one) => agrees(row, one)))
        );
      })
      .map(([name]) => name)
      .sort();
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}

/**
 * @typedef {{ CheckFunction: string, ColumnName?: string, Value?: unknown, Items?: Requirement[] }} Requirement
 * @typedef {{ ValidationCriteria: { Requirement: Requirement } }} ModelRule
 * @typedef {Record<string, unknown>} Values by column
 */

/**
 * What columns may have together, where the rule is nothing but a list of that.
 *
 * @param {ModelRule} rule
 * @returns {Values[]}
 */
function allowedOf({ ValidationCriteria: { Requirement: requirement } }) {
  if (requirement.CheckFunction !== 'OR') return [];
  const allowed = (requirement.Items ?? []).map((item) =>
    item.CheckFunction === 'AND' ? (item.Items ?? []) : [item],
  );
  if (!allowed.flat().every(({ CheckFunction: check }) => check === 'CheckValue')) return [];
  return allowed.map((items) =>
    Object.fromEntries(items.map(({ ColumnName: column = '', Value: value }) => [column, value])),
  );
}

/**
 * Null, and a column that is not there, are for other rules.
 *
 * @param {Values} row
 * @param {Values[]} allowed
 */
function isGiven(row, [first = {}]) {
  return Object.keys(first).every((column) => (row[column] ?? null) !== null);
}

/**
 * @param {Values} row
 * @param {Values} values
 */
function agrees(row, values) {
  return Object.entries(values).every(([column, value]) => row[column] === value);
}
