import type { Metric } from '@orgcost/domain';

/** What is counted, for people who do not know AWS's words. */
export const metricInWords: Readonly<Record<Metric, string>> = {
  unblended: 'Unblended cost: each charge as AWS bills it on its day',
  amortized: 'Amortized cost: commitments spread over the days that they cover',
  'net-unblended': 'Net unblended cost: each charge as AWS bills it on its day, after discounts',
  'net-amortized':
    'Net amortized cost: commitments spread over the days that they cover, after discounts',
};
