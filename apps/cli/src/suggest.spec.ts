import { withGivenFlags } from './suggest';

it.each([
  [
    'orgcost collect --since 2026-10-01, or orgcost import focus',
    'orgcost collect --since 2026-10-01 --ledger .orgcost/demo, or orgcost import focus --ledger .orgcost/demo',
  ],
  [
    'orgcost chargeback close --month 2026-10 --accept "no-bill=REASON", which is printed',
    'orgcost chargeback close --month 2026-10 --accept "no-bill=REASON" --rules \'our rules.yaml\' --ledger .orgcost/demo, which is printed',
  ],
  ['close it once AWS has finished its bill', 'close it once AWS has finished its bill'],
])('%s', (text, expected) => {
  expect(withGivenFlags(text, { flags: { ledger: '.orgcost/demo' } }, 'our rules.yaml')).toBe(
    expected,
  );
});

it('is the command alone where no flag was given', () => {
  expect(withGivenFlags('orgcost rules check', { flags: {} })).toBe('orgcost rules check');
});
