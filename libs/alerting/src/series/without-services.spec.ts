import { aDay, aLine, amounts } from '@orgcost/testing';
import { withoutServices } from './without-services';

it('adds up what has the same charge type and currency', () => {
  const day = aDay('2026-11-24', [
    aLine({ service: 'EC2', amounts: amounts('1.25') }),
    aLine({ service: 'S3', amounts: amounts('0.5') }),
    aLine({ service: 'S3', currency: 'EUR', amounts: amounts('7') }),
    aLine({ service: 'S3', chargeType: 'Tax', amounts: amounts('0.1') }),
  ]);
  expect(withoutServices(day)).toEqual({
    ...day,
    matrix: [
      aLine({ service: '', chargeType: 'Tax', amounts: amounts('0.1') }),
      aLine({ service: '', currency: 'EUR', amounts: amounts('7') }),
      aLine({ service: '', amounts: amounts('1.75') }),
    ],
  });
});
