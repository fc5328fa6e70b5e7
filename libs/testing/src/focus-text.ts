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
] as const;

/**
 * A FOCUS file of November 2026.
 * @param charges each as `billed cost, effective cost, currency, account, service, category, day of the month, provider`
 */
export function focusText(...charges: readonly string[]): string {
  const rows = charges.map((charge) => {
    const cells = charge.split(', ');
    const [day = '', provider = ''] = cells.splice(6);
    const start = `2026-11-${day}T00:00:00Z`;
    const end = `2026-11-${String(Number(day) + 1).padStart(2, '0')}T00:00:00Z`;
    const period = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];
    return [...cells, start, end, provider, '999', ...period].join(',');
  });
  return [columns.join(','), ...rows, ''].join('\n');
}
