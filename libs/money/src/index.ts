export { InvalidAmountError, parseAmount, zero, type Amount } from './amount';
export {
  absoluteAmount,
  addAmounts,
  compareAmounts,
  isZero,
  multiplyAmounts,
  negateAmount,
  subtractAmounts,
  sumAmounts,
} from './arithmetic';
export { roundTogether } from './round-together';
export { sumByCurrency, type Currency, type Money } from './currency';
export { readableAmount } from './readable';
export { formatAmount, roundAmount } from './round';
export { largerAmount, smallerAmount } from './extremes';
export { medianAmount } from './median';
export { differByRoundingAtMost } from './rounding-error';
export { percentage } from './percentage';
export { RunningSum } from './running-sum';
export { splitAmount } from './split';
