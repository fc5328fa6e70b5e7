const columns = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'SubAccountId',
  'ServiceName',
  'ChargeCategory',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ProviderName',
  'BillingAccountId',
  'BillingPeriodStart',
  'BillingPeriodEnd',
];
const times = ['01T00:00:00Z', '02T00:00:00Z'].map((time) => `2026-11-${time}`);
const period = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];

/** A FOCUS file: on one day, an account's services at one and a half dollars each. */
export function focusText(account: string, services: number): string {
  const rows = Array.from({ length: services }, (_, service) =>
    [
      '1.5',
      '1.5',
      'USD',
      account,
      `Service ${service}`,
      'Usage',
      ...times,
      'AWS',
      '999',
      ...period,
    ].join(),
  );
  return [columns.join(), ...rows, ''].join('\n');
}
