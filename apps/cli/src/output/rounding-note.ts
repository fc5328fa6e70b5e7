/** Every digit is in CSV and JSON. */
export const roundingNote =
  'Amounts are rounded to two decimals here: --format csv or json gives every digit.';
