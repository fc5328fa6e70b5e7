import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type Dimension,
  type Expression,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import {
  fromTemporaryCredentials,
  type FromTemporaryCredentialsOptions,
} from '@aws-sdk/credential-providers';
import type { Bill } from '@orgcost/chargeback';
import {
  daysOfBillingPeriod,
  metrics,
  parseUtcDay,
  type BillingPeriod,
  type Instant,
  type Metric,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import type { LocalOrganization } from '@orgcost/local-organization';
import { isZero, parseAmount, type Amount } from '@orgcost/money';
import { metricNames } from './answer';

/** The payer's bill as somebody finds it who asks for one account, and one entity, at a time. */
export async function billByHand(
  local: LocalOrganization,
  period: BillingPeriod,
  fetchedAt: Instant,
): Promise<Bill> {
  const ask = asking(local, period);
  const accounts = local.organization.accounts.map(({ id }) => id).sort();
  const entities = ['Amazon Web Services EMEA SARL', 'Amazon Web Services, Inc.'];
  const bill: Bill = {
    period,
    fetchedAt,
    source: 'payer',
    estimated: false,
    lines: [],
    marketplace: [],
    invoiced: [],
  };
  for (const account of accounts) {
    const mine = only('LINKED_ACCOUNT', account);
    for (const { keys, estimated, cost } of await ask('MONTHLY', mine, 'RECORD_TYPE')) {
      bill.lines.push({ account, chargeType: keys[0] ?? '', ...cost });
      bill.estimated ||= estimated;
    }
    const sold = { And: [mine, only('BILLING_ENTITY', 'AWS Marketplace')] };
    for (const { day, keys, cost } of await ask('DAILY', sold, 'SERVICE', 'RECORD_TYPE')) {
      const [service = '', chargeType = ''] = keys;
      bill.marketplace.push({ account, day, service, chargeType, ...cost });
    }
  }
  for (const entity of entities) {
    for (const { cost } of await ask('MONTHLY', only('INVOICING_ENTITY', entity))) {
      if (!Object.values(cost.amounts).every(isZero)) bill.invoiced.push({ entity, ...cost });
    }
  }
  return bill;
}

/** Of a role of the organization, for who may assume it. */
export function credentialsOf(
  { endpoint, environment, settings }: LocalOrganization,
  RoleArn = settings.payerRoleArn,
  config: FromTemporaryCredentialsOptions['clientConfig'] = {},
) {
  return fromTemporaryCredentials({
    masterCredentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
    params: { RoleArn, ExternalId: settings.externalId },
    clientConfig: { endpoint, region: 'us-east-1', ...config },
  });
}

interface Answered {
  readonly day: UtcDay;
  readonly keys: readonly string[];
  readonly estimated: boolean;
  readonly cost: { readonly currency: string; readonly amounts: MetricAmounts };
}

/** Asks for a month's costs, which come in the order of day and keys. */
function asking(local: LocalOrganization, period: BillingPeriod) {
  const { from, to } = daysOfBillingPeriod(period);
  const client = new CostExplorerClient({
    endpoint: local.endpoint,
    region: 'us-east-1',
    credentials: credentialsOf(local),
  });
  return async (
    Granularity: 'DAILY' | 'MONTHLY',
    Filter: Expression,
    ...keys: Dimension[]
  ): Promise<Answered[]> => {
    const found: Answered[] = [];
    let NextPageToken: string | undefined;
    do {
      const page = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: from, End: to },
          Granularity,
          Metrics: Object.values(metricNames),
          GroupBy: keys.map((Key) => ({ Type: 'DIMENSION', Key })),
          Filter,
          NextPageToken,
        }),
      );
      found.push(...(page.ResultsByTime ?? []).flatMap(answered));
      ({ NextPageToken } = page);
    } while (NextPageToken !== undefined);
    const place = ({ day, keys: values }: Answered) => [day, ...values].join('\n');
    return found.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  };
}

/** Of a period without groups, its total. */
function answered({ TimePeriod, Estimated = false, Groups = [], Total }: ResultByTime): Answered[] {
  const ungrouped = Object.keys(Total ?? {}).length > 0 ? [{ Keys: [], Metrics: Total }] : [];
  return [...Groups, ...ungrouped].map(({ Keys = [], Metrics = {} }) => {
    const amounts: Partial<Record<Metric, Amount>> = {};
    for (const metric of metrics) {
      amounts[metric] = parseAmount(Metrics[metricNames[metric]]?.Amount ?? '');
    }
    return {
      day: parseUtcDay(TimePeriod?.Start ?? ''),
      keys: Keys,
      estimated: Estimated,
      cost: { currency: 'USD', amounts },
    };
  });
}

function only(Key: Dimension, value: string): Expression {
  return { Dimensions: { Key, Values: [value] } };
}
