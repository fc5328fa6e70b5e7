import Big from 'big.js';

/**
 * big.js adds, subtracts and multiplies without rounding. Strict: a JavaScript
 * number is refused at run time, so that money cannot pass through a float.
 */
export const Decimal = Big();
Decimal.strict = true;
