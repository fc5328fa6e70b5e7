import { parseUtcDay } from '@orgcost/domain';
import { multiplyAmounts, parseAmount, type Amount } from '@orgcost/money';

/** The UTC day on which this table was last gone through. */
export const ratesOf = parseUtcDay('2026-11-26');

/** A list price in US dollars, of us-east-1. */
export interface Rate {
  /** What is counted, in the singular. */
  readonly unit: string;
  readonly usDollars: Amount;
  /** For so many units. */
  readonly per: number;
  /** Where AWS publishes it. */
  readonly source: string;
}

interface Quantity {
  readonly number: number;
  /** Exact, so that a price is a product. */
  readonly reciprocal: Amount;
}

const quantities = {
  one: { number: 1, reciprocal: parseAmount('1') },
  thousand: { number: 1_000, reciprocal: parseAmount('0.001') },
  tenThousand: { number: 10_000, reciprocal: parseAmount('0.0001') },
  million: { number: 1_000_000, reciprocal: parseAmount('0.000001') },
  /** What AWS bills as GB is 2^30 bytes. */
  megabytesOfGigabyte: { number: 1_024, reciprocal: parseAmount('0.0009765625') },
} satisfies Record<string, Quantity>;

const dynamoDb = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const lambda = 'https://aws.amazon.com/lambda/pricing/';
const cloudWatch = 'https://aws.amazon.com/cloudwatch/pricing/';
const kms = 'https://aws.amazon.com/kms/pricing/';
const s3 = 'https://aws.amazon.com/s3/pricing/';

/**
 * All rates that anything is priced with. Volume discounts begin beyond what any organization reaches here; free tiers
 * are not taken off, as others may have used them up.
 */
export const rates = {
  costExplorerPage: rate(
    'page',
    '0.01',
    'one',
    'https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/',
  ),
  freeRequest: rate('request', '0', 'one', 'https://aws.amazon.com/organizations/faqs/'),
  writeUnit: rate('write unit', '0.625', 'million', dynamoDb),
  readUnit: rate('read unit', '0.125', 'million', dynamoDb),
  ledgerStorage: rate('MB', '0.25', 'megabytesOfGigabyte', dynamoDb),
  schedule: rate('invocation', '1', 'million', 'https://aws.amazon.com/eventbridge/pricing/'),
  stateTransition: rate(
    'transition',
    '0.025',
    'thousand',
    'https://aws.amazon.com/step-functions/pricing/',
  ),
  functionRequest: rate('request', '0.2', 'million', lambda),
  /** arm64. */
  functionTime: rate('GB-second', '13.3334', 'million', lambda),
  logIngestion: rate('MB', '0.5', 'megabytesOfGigabyte', cloudWatch),
  logStorage: rate('MB', '0.03', 'megabytesOfGigabyte', cloudWatch),
  alarm: rate('alarm', '0.1', 'one', cloudWatch),
  topicRequest: rate('request', '0.5', 'million', 'https://aws.amazon.com/sns/pricing/'),
  queueRequest: rate('request', '0.4', 'million', 'https://aws.amazon.com/sqs/pricing/'),
  mail: rate('mail', '0.1', 'thousand', 'https://aws.amazon.com/ses/pricing/'),
  key: rate('key', '1', 'one', kms),
  keyRequest: rate('request', '0.03', 'tenThousand', kms),
  fileStorage: rate('MB', '0.023', 'megabytesOfGigabyte', s3),
  /** PUT and LIST; GET is cheaper. */
  fileRequest: rate('request', '0.005', 'thousand', s3),
} satisfies Record<string, Rate>;

export type RateName = keyof typeof rates;

/** US dollars for so many units, exactly. */
export function priceOf(count: number, { usDollars, per }: Rate): Amount {
  return multiplyAmounts(multiplyAmounts(parseAmount(String(count)), usDollars), reciprocalOf(per));
}

/** US dollars for paid pages of Cost Explorer. */
export function priceOfPages(pages: number): Amount {
  return priceOf(pages, rates.costExplorerPage);
}

function rate(unit: string, usDollars: string, per: keyof typeof quantities, source: string): Rate {
  return { unit, usDollars: parseAmount(usDollars), per: quantities[per].number, source };
}

function reciprocalOf(per: number): Amount {
  const quantity = Object.values(quantities).find(({ number }) => number === per);
  if (quantity === undefined) throw new RangeError(`No rate is for ${per} units`);
  return quantity.reciprocal;
}
