import { InvalidInputError } from '@orgcost/domain';
import { usageQuantitySchema } from '../rules/usage';
import { mergeUsage } from './merge-usage';

const messages = {
  period: '2026-10',
  key: 'messages',
  costCenter: 'web-shop',
  quantity: '12',
};
const usage = (facts: object = {}) => usageQuantitySchema.parse({ ...messages, ...facts });

test('files are put together in their order', () => {
  const others = [
    usage({ period: '2026-11' }),
    usage({ key: 'calls' }),
    usage({ costCenter: 'data' }),
  ];
  expect(
    mergeUsage([
      { file: 'b.csv', quantities: [usage()] },
      { file: 'a.csv', quantities: others },
    ]),
  ).toEqual([usage(), ...others]);
});

test('two of the same are refused, whatever they say', () => {
  const files = ['b.csv', 'a.csv'].map((file, index) => ({
    file,
    quantities: [usage({ quantity: String(index) })],
  }));
  expect(() => mergeUsage(files)).toThrow(
    new InvalidInputError(
      'a.csv and b.csv both have a quantity of "messages" for web-shop in 2026-10: keep one of them',
    ),
  );
});
