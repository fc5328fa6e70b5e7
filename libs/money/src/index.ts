export { InvalidAmountError, parseAmount, zero, type Amount } from './amount';
export {
  addAmounts,
  compareAmounts,
  isZero,
  multiplyAmounts,
  negateAmount,
  subtractAmounts,
  sumAmounts,
} from './arithmetic';
export { sumByCurrency, type Currency, type Money } from './currency';
export { formatAmount, roundAmount } from './round';
export { differByRoundingAtMost } from './rounding-error';
export { RunningSum } from './running-sum';
export { splitAmount } from './split';
