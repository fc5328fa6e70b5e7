/** Paid pages of Cost Explorer, added up. */
export function pagesOf(parts: readonly { readonly paidPages: number }[]): number {
  return parts.reduce((pages, { paidPages }) => pages + paidPages, 0);
}
