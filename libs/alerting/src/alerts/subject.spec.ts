import { parseUtcDay } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { subjectOn } from './subject';

const profiles = [
  aProfile({
    validFrom: parseUtcDay('2026-10-01'),
    name: 'Shop',
    owner: 'ana',
    tags: { 'cost-center': '4711' },
  }),
  aProfile({
    validFrom: parseUtcDay('2026-11-10'),
    name: 'Web shop',
    owner: 'ben',
    tags: {},
    state: 'SUSPENDED',
  }),
];

it.each([
  ['2026-09-30', { name: 'Shop', state: 'SUSPENDED', owner: 'ana', costCenter: '4711' }],
  ['2026-11-09', { name: 'Shop', state: 'SUSPENDED', owner: 'ana', costCenter: '4711' }],
  ['2026-11-10', { name: 'Web shop', state: 'SUSPENDED', owner: 'ben' }],
])('on %s, and as it stands now', (day, subject) => {
  expect(subjectOn(parseUtcDay(day), profiles, 'cost-center')).toEqual(subject);
});

it('is nothing of an account that nobody knows', () => {
  expect(subjectOn(parseUtcDay('2026-11-10'), [], 'cost-center')).toBeUndefined();
});
