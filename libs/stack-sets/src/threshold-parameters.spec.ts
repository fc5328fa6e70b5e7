import { isGiven, thresholdOverridesSchema, thresholdParameters } from './threshold-parameters';

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

test.each([
  [{ monthToDate: 500, daily: 40 }, true],
  [{ monthToDate: 500, daily: 41 }, false],
  [{ monthToDate: 501, daily: 40 }, false],
  [{ monthToDate: 500 }, false],
  [{}, false],
])('a stack with %j was given $500 and $40: %s', (overrides, expected) => {
  expect(isGiven({ monthToDate: 500, daily: 40 }, overrides)).toBe(expected);
});

test('without a daily threshold, a stack was given 0', () => {
  expect(isGiven({ monthToDate: 500 }, { monthToDate: 500, daily: 0 })).toBe(true);
  expect(isGiven({ monthToDate: 500 }, { monthToDate: 500 })).toBe(false);
});
