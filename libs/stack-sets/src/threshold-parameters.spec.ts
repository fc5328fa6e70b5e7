import { thresholdOverridesSchema, thresholdParameters } from './threshold-parameters';

test.each([
  [
    { monthToDate: 500, daily: 40 },
    { monthToDate: 500, daily: 40 },
  ],
  [{ monthToDate: 500 }, { monthToDate: 500, daily: 0 }],
])('the thresholds %j are parameters, and back', (thresholds, overrides) => {
  expect(thresholdOverridesSchema.parse(thresholdParameters(thresholds))).toEqual(overrides);
});

test('an instance may have none, some, or others besides', () => {
  const read = (parameters: unknown) => thresholdOverridesSchema.parse(parameters);

  expect(read(undefined)).toEqual({});
  expect(read([{ ParameterKey: 'DailyThreshold', ParameterValue: '12.5' }])).toEqual({
    daily: 12.5,
  });
  expect(read([{ ParameterKey: 'Another', ParameterValue: 'text' }])).toEqual({});
  expect(() => read([{ ParameterKey: 'DailyThreshold', ParameterValue: 'text' }])).toThrow(
    'expected a number of dollars',
  );
});
