import type { LocalAccount } from '../organization/account';

/** Who invoices an account: of those that pay tax, AWS's entity in Luxembourg, whoever sells to them. */
export function invoicingEntity({ tax }: LocalAccount): string {
  return tax === 0 ? 'Amazon Web Services, Inc.' : 'Amazon Web Services EMEA SARL';
}
