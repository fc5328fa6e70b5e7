import type { AccountId } from '@orgcost/domain';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html */
export const billingMetric = { Namespace: 'AWS/Billing', MetricName: 'EstimatedCharges' };

/** Of an account's own charges. @param linkedAccount in the management account, where the metric without it is of all */
export function dimensionsOf(linkedAccount: AccountId | undefined) {
  return [
    { Name: 'Currency', Value: 'USD' },
    ...(linkedAccount === undefined ? [] : [{ Name: 'LinkedAccount', Value: linkedAccount }]),
  ];
}
