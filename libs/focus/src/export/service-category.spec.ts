import { placedServices, servicePlaceOf } from './service-category';

test.each([
  ['Amazon Simple Storage Service', 'Storage', 'Object Storage'],
  ['AWS Lambda', 'Compute', 'Serverless Compute'],
  ['A Product', 'Other', 'Other (Other)'],
])('%s', (service, category, subcategory) => {
  expect(servicePlaceOf(service)).toEqual([category, subcategory]);
});

test('no service has two places', () => {
  expect([...new Set(placedServices)]).toEqual(placedServices);
});
