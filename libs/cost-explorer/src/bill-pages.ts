/** The lines of the bill, who bills, and who invoices. */
const always = 3;

/**
 * Pages of Cost Explorer that the payer's bill of a month takes at least, read once.
 * @param marketplaceChargeTypes charge types of what was sold through AWS Marketplace; without it, nothing was
 */
export function fewestBillPages(marketplaceChargeTypes?: number): number {
  // Which charge types there are, each of them, and their sum.
  return marketplaceChargeTypes === undefined ? always : always + 1 + marketplaceChargeTypes + 1;
}
