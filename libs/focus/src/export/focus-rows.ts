import type { Statement, StatementLine } from '@orgcost/chargeback';
import { daysOfBillingPeriod, type AccountId, type UtcDay } from '@orgcost/domain';
import {
  chargeCategoryOf,
  chargeFrequencyOf,
  isPrepaid,
  type ChargeCategory,
} from './charge-category';
import type { FocusRow } from './columns';
import type { FocusContext } from './export-context';
import { lineFacts, type LineFacts } from './line-facts';
import { servicePlaceOf } from './service-category';

/**
 * A statement's lines as rows of FOCUS 1.2, one each and in their order. BilledCost is what the cost center is charged, so
 * that it sums to the statement's `total`, exactly. `rounding`, which comes to the whole statement only, is no row: rows
 * sum to the total, not to what is payable.
 *
 * What the ledger does not know, and FOCUS does not let be null:
 * - EffectiveCost is BilledCost. A cost center is charged each cost once, in the statement's metric; no other row has it
 *   again, amortized. But a Savings Plan's upfront fee, in a metric that does not amortize, is prepaid: FOCUS demands 0.
 * - ListCost and ContractedCost are BilledCost, as FOCUS has them where no unit price is known: no saving is claimed.
 * - PricingQuantity and PricingUnit are of what is priced here: the line itself, as one charge. They are null where FOCUS
 *   lets them be, and in corrections.
 * - InvoiceId is null: rows of one have to sum to what its invoice has payable, and statements are payable in whole cents.
 * - InvoiceIssuerName is the provider, as AWS's companies that invoice are not known by charge.
 * - An account of unknown name has its id for a name.
 * - PublisherName of what AWS Marketplace sells is the marketplace, as its seller is not known.
 *
 * https://focus.finops.org/focus-specification/v1-2/
 */
export function* focusRows(statement: Statement, context: FocusContext): Generator<FocusRow> {
  const common = commonOf(statement, context);
  for (const line of statement.lines) yield { ...common, ...rowOf(line, statement, context) };
}

/** What all rows of a statement have alike. */
function commonOf(statement: Statement, context: FocusContext) {
  const { costCenter, closed } = statement;
  const { payer } = context;
  const provider = providerOf(context);
  const month = daysOfBillingPeriod(statement.period);
  return {
    BillingAccountId: payer.id,
    BillingAccountName: known(payer.name) ?? payer.id,
    BillingAccountType: 'Management account',
    BillingCurrency: statement.currency,
    BillingPeriodEnd: midnight(month.to),
    BillingPeriodStart: midnight(month.from),
    InvoiceId: null,
    InvoiceIssuerName: provider,
    ProviderName: provider,
    RegionId: null,
    RegionName: null,
    ResourceId: null,
    ResourceName: null,
    ResourceType: null,
    x_CloseSequence: closed === undefined ? null : String(closed.sequence),
    x_CostCenter: costCenter.id,
    x_CostCenterName: known(costCenter.name),
    x_CostCenterOwner: known(costCenter.owner),
    x_CostMetric: statement.metric,
    x_StatementStatus: closed === undefined ? 'Preview' : 'Closed',
  };
}

function rowOf(line: StatementLine, statement: Statement, context: FocusContext) {
  const facts = lineFacts(line, statement);
  const { account, service, chargeType, days, corrects } = facts;
  const category = chargeCategoryOf(chargeType, statement.metric);
  const [serviceCategory, serviceSubcategory] = servicePlaceOf(service);
  return {
    BilledCost: line.amount,
    ChargeCategory: category,
    ChargeClass: corrects === undefined ? null : 'Correction',
    ChargeDescription: facts.description,
    ChargeFrequency: chargeFrequencyOf(chargeType, category),
    ChargePeriodEnd: midnight(days.to),
    ChargePeriodStart: midnight(days.from),
    ContractedCost: line.amount,
    EffectiveCost: isPrepaid(chargeType, statement.metric) ? '0' : line.amount,
    ListCost: line.amount,
    ...pricing(facts, category),
    PublisherName: facts.marketplace === true ? 'AWS Marketplace' : providerOf(context),
    ServiceCategory: serviceCategory,
    ServiceName: service,
    ServiceSubcategory: serviceSubcategory,
    ...subAccount(account, statement, context),
    x_AllocationRule: facts.rule ?? null,
    x_ChargeType: known(chargeType),
    x_CorrectedPeriod: corrects ?? null,
    x_LineKind: line.kind,
    x_OtherCostCenter: facts.otherCostCenter ?? null,
    x_ShareOf: facts.of ?? null,
    x_SharePool: facts.pool ?? null,
    x_ShareWeight: facts.weight ?? null,
  };
}

function providerOf({ provider }: FocusContext): string {
  return known(provider) ?? 'AWS';
}

function pricing({ corrects }: LineFacts, category: ChargeCategory) {
  const isPriced = corrects === undefined && (category === 'Usage' || category === 'Purchase');
  return {
    // With a decimal, for readers that guess a column's type from its text.
    PricingQuantity: isPriced ? '1.0' : null,
    PricingUnit: isPriced ? 'Charges' : null,
  };
}

function subAccount(
  account: AccountId | undefined,
  { accountNames }: Statement,
  { tags }: FocusContext,
) {
  if (account === undefined) {
    return { SubAccountId: null, SubAccountName: null, SubAccountType: null, Tags: null };
  }
  const read = tags?.get(account);
  return {
    SubAccountId: account,
    SubAccountName: known(accountNames[account]) ?? account,
    SubAccountType: 'Account',
    Tags: read === undefined ? null : JSON.stringify(read),
  };
}

/** FOCUS has null for what is not known, never an empty text. */
function known(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

function midnight(day: UtcDay): string {
  return `${day}T00:00:00Z`;
}
