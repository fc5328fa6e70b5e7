/** What is put in the place of what an export has, wherever it is, and the rules that this breaks. */
const breaks = /** @type {const} */ ([
  ['ListCost', 'Cost', ['CostAndUsage-D-032-M']],
  [',Correction,', ',Correct,', ['ChargeClass-C-005-C']],
  [',USD,', ',usd,', ['BillingCurrency-C-003-M']],
  ['2026-10-01T00:00:00Z', '01/10/2026', ['BillingPeriodStart-C-001-M']],
  [',1.0,', ',one,', ['PricingQuantity-C-001-M']],
]);

/** The same of values that have to be of a list. */
const breaksOfValues = /** @type {const} */ ([
  [',Adjustment,', ',Adjusted,', ['ChargeCategory-C-003-M']],
  [',One-Time,', ',Once,', ['ChargeFrequency-C-003-M']],
  [',Storage,', ',Store,', ['ServiceCategory-C-003-M']],
  // One of another category.
  [',Object Storage,', ',Caching,', ['ServiceSubcategory-C-004-M']],
]);

export const brokenRules = rulesOf(breaks);
export const brokenValueRules = rulesOf(breaksOfValues);

/** @param {string} csv */
export function breakOnPurpose(csv) {
  return [...breaks, ...breaksOfValues].reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    csv,
  );
}

/** @param {readonly (readonly [string, string, readonly string[]])[]} some */
function rulesOf(some) {
  return some.flatMap(([, , rules]) => rules);
}
