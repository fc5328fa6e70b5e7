import { renderWithoutData } from './without-data';

test('accounts without data yet are named, and not spoken of where there are none', () => {
  expect(renderWithoutData([])).toBe('');
  expect(renderWithoutData(['111', '222'])).toBe(
    'Without data yet: 2 accounts (111, 222); each run asks again\n',
  );
});
