export { accountBatches } from './account-batches';
export { createCostExplorerClients } from './clients';
export { memberCostSource } from './member-cost-source';
export { payerCostSource } from './payer-cost-source';
