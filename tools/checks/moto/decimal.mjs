/** Decimal places that are kept: more than any amount has. */
const places = 40;

/**
 * The exact sum, in plain digits without superfluous zeros: reckoned apart from the program that is checked.
 *
 * @param {string} a
 * @param {string} b
 */
export function addDecimals(a, b) {
  const sum = scaled(a) + scaled(b);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
  return sum < 0n ? `-${text}` : text;
}

/**
 * Reads digits, a sign, decimals and an exponent.
 *
 * @param {string} text
 */
function scaled(text) {
  const number = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!number) throw new Error(`${text} is not a decimal number`);
  const [, whole, decimals = '', exponent = '0'] = number;
  return BigInt(`${whole}${decimals}`) * 10n ** BigInt(places - decimals.length + Number(exponent));
}
