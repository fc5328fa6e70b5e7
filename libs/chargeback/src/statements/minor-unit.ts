import type { Currency } from '@orgcost/money';

/** Decimals of a currency's smallest coin, by ISO 4217: 2 for USD, 0 for JPY, 2 for what is no currency. */
export function minorUnitOf(currency: Currency): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch (error) {
    if (error instanceof RangeError) return 2;
    throw error;
  }
}
