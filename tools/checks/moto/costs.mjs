import { addDecimals } from './decimal.mjs';

/**
 * @typedef {'unblended' | 'amortized' | 'net-unblended' | 'net-amortized'} Metric
 * @typedef {'account' | 'day' | 'service' | 'charge-type'} Dimension
 * @typedef {object} Group
 * @property {string} service
 * @property {string} chargeType
 * @property {string} currency
 * @property {Record<Metric, string>} amounts as they are sent
 * @typedef {Group & { account: string, day: string, estimated: boolean }} Charge
 * @typedef {{ day: string, estimated: boolean, groups: Group[] }} Day
 */

const services = ['Amazon Elastic Compute Cloud - Compute', 'Amazon S3', 'AWS Lambda', 'Tax'];
const chargeTypes = [
  'Usage',
  'Credit',
  'SavingsPlanNegation',
  'Enterprise Discount Program Discount',
];
const metricNames = {
  unblended: 'UnblendedCost',
  amortized: 'AmortizedCost',
  'net-unblended': 'NetUnblendedCost',
  'net-amortized': 'NetAmortizedCost',
};

/** @type {Metric[]} */
export const metrics = ['unblended', 'amortized', 'net-unblended', 'net-amortized'];
/** @type {Dimension[]} */
export const dimensions = ['account', 'day', 'service', 'charge-type'];

/**
 * Forms in which a decimal number may come: long, tiny, negative, with exponents, with zeros.
 *
 * @type {((n: number) => string)[]}
 */
const forms = [
  (n) => `${n}.${String(n * 7919).padStart(12, '0')}`,
  (n) => `-${n % 90}.${String(n * 104729).padStart(12, '0')}`,
  (n) => `${1 + (n % 9)}.${n % 10}E-${5 + (n % 8)}`,
  (n) => `-${1 + (n % 9)}e-12`,
  (n) => `${n % 10}.5E+${n % 4}`,
  () => '0.000000000001',
  (n) => `${n % 10}99999999999.9999999999${n % 10}`,
  (n) => `${n % 7}.50000`,
  () => '0',
];

/**
 * From the first of the previous month up to and with today, in UTC.
 *
 * @param {Date} now
 */
export function seededRange(now) {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return {
    from: isoDay(Date.UTC(year, month - 1, 1)),
    to: isoDay(Date.UTC(year, month, date + 1)),
  };
}

/**
 * Gives accounts their costs, which are none for the one that was never used: moto answers with them whatever is asked.
 * As with AWS, days without cost are named too. Some answers come in two pages that divide a day between them, some after
 * an empty first page.
 *
 * @param {string} endpoint
 * @param {readonly { id: string, name: string }[]} accounts
 * @param {{ from: string, to: string }} range of UTC days, end exclusive
 * @returns every charge, and the pages that one collection has to pay for
 */
export async function seedCosts(endpoint, accounts, { from, to }) {
  const openMonth = isoDay(Date.parse(to) - 86_400_000).slice(0, 7);
  /** @type {Charge[]} */
  const charges = [];
  let pages = 0;
  for (const [index, { id, name }] of accounts.entries()) {
    const currency = name === 'China Branch' ? 'CNY' : 'USD';
    const days = daysOf(from, to).map((day, number) => ({
      day,
      estimated: day.startsWith(openMonth),
      groups:
        name === 'Never Used' || number % 3 !== index % 3
          ? []
          : groupsOf(index * 1000 + number * 10, currency),
    }));
    for (const { groups, ...day } of days) {
      for (const group of groups) charges.push({ account: id, ...day, ...group });
    }
    const answers = answersOf(days, index % 3);
    pages += answers.length;
    await post(endpoint, id, answers);
  }
  return { charges, pages };
}

/**
 * What `orgcost costs --all` has to print by a dimension: exact sums, in order.
 *
 * @param {readonly Charge[]} charges
 * @param {Dimension} dimension
 * @param {Metric} metric
 */
export function expectedRows(charges, dimension, metric) {
  const rows = new Map();
  for (const { account, day, service, chargeType, currency, estimated, amounts } of charges) {
    const group = {
      account: { account },
      day: { account, day },
      service: { account, service },
      'charge-type': { account, chargeType },
    }[dimension];
    const key = [...Object.values(group), currency].join('\u0000');
    const { amount = '0', estimated: already = false } = rows.get(key) ?? {};
    rows.set(key, {
      ...group,
      metric,
      amount: addDecimals(amount, amounts[metric]),
      currency,
      estimated: already || estimated,
    });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/**
 * @param {number} seed
 * @param {string} currency
 * @returns {Group[]}
 */
function groupsOf(seed, currency) {
  return Array.from({ length: 3 + (seed % 4) }, (_, number) => {
    /** @param {number} place */
    const amount = (place) =>
      pick(forms, seed + number * 5 + place * 2)(seed + number * 13 + place + 1);
    return {
      service: pick(services, seed + number),
      chargeType: pick(chargeTypes, Math.floor((seed + number) / services.length)),
      currency,
      amounts: {
        unblended: amount(0),
        amortized: amount(1),
        'net-unblended': amount(2),
        'net-amortized': amount(3),
      },
    };
  });
}

/**
 * @param {readonly Day[]} days
 * @param {number} kind 0 for one page, 1 for an empty page before it, else a day on two pages
 */
function answersOf(days, kind) {
  const divided = days.findIndex(({ groups }) => groups.length > 1);
  const day = days[divided];
  if (kind === 0 || !day) return [{ ResultsByTime: days.map(answerOf) }];
  if (kind === 1) {
    return [
      { ResultsByTime: [], NextPageToken: 'after nothing' },
      { ResultsByTime: days.map(answerOf) },
    ];
  }
  const [begun, ended] = [day.groups.slice(0, 1), day.groups.slice(1)];
  return [
    {
      ResultsByTime: [...days.slice(0, divided), { ...day, groups: begun }].map(answerOf),
      NextPageToken: 'in the middle of a day',
    },
    { ResultsByTime: [{ ...day, groups: ended }, ...days.slice(divided + 1)].map(answerOf) },
  ];
}

/** @param {Day} day */
function answerOf({ day, estimated, groups }) {
  return {
    TimePeriod: { Start: day, End: dayAfter(day) },
    Total: {},
    Estimated: estimated,
    Groups: groups.map(({ service, chargeType, currency, amounts }) => ({
      Keys: [service, chargeType],
      Metrics: Object.fromEntries(
        metrics.map((metric) => [metricNames[metric], { Amount: amounts[metric], Unit: currency }]),
      ),
    })),
  };
}

/**
 * @param {string} endpoint
 * @param {string} account
 * @param {readonly object[]} results
 */
async function post(endpoint, account, results) {
  const response = await fetch(`${endpoint}/moto-api/static/ce/cost-and-usage-results`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account_id: account, results }),
  });
  if (response.status !== 201) throw new Error(`moto does not take costs: ${response.status}`);
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} number
 * @returns {Item}
 */
function pick(items, number) {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from');
  return item;
}

/**
 * @param {string} from
 * @param {string} to
 */
function daysOf(from, to) {
  const days = [];
  for (let day = from; day < to; day = dayAfter(day)) days.push(day);
  return days;
}

/** @param {string} day */
function dayAfter(day) {
  return isoDay(Date.parse(day) + 86_400_000);
}

/** @param {number} milliseconds */
function isoDay(milliseconds) {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
