export { accountBatches } from './account-batches';
export { fewestBillPages } from './bill-pages';
export { createCostExplorerClients } from './clients';
export { memberCostSource } from './member-cost-source';
export { payerBillSource } from './payer-bill-source';
export { payerCostSource } from './payer-cost-source';
