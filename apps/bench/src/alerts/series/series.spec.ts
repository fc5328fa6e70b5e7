import { addDays, chargeGroupOf, type UtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import { dollarsOf } from '../dollars-of';
import { calendar, firstToday } from './calendar';
import { isAlertWorthy, isNewsOn, leastChange } from './cost-event';
import { familyNames, type Family } from './families';
import { seedLists } from './seeds';
import { seriesOf, type Series } from './series';

function holdsForAny(families: readonly Family[], check: (series: Series) => void): void {
  const anyName = fc.constantFrom(...families);
  fc.assert(
    fc.property(anyName, fc.nat(1_000_000), (family, number) => {
      check(seriesOf(family, number));
    }),
    { numRuns: 20 },
  );
}

const places = new Map(calendar.map((day, place) => [day, place]));

/** Median of the days of eight weeks before, of the same weekday or of all. */
function usualBefore({ days }: Series, every: 1 | 7): (day: UtcDay) => number {
  const dollars = new Map(days.map((costs) => [places.get(costs.day), dollarsOf(costs)]));
  return (day) => {
    const place = places.get(day) ?? NaN;
    const known = Array.from({ length: 56 / every }, (_, index) => place - every * (index + 1))
      .flatMap((each) => dollars.get(each) ?? [])
      .sort((a, b) => a - b);
    return known[Math.floor(known.length / 2)] ?? NaN;
  };
}

it('is the same for the same seed, and another for another', () => {
  for (const family of familyNames) {
    expect(seriesOf(family, 5)).toEqual(seriesOf(family, 5));
    expect(seriesOf(family, 5).days.slice(0, 3)).not.toEqual(seriesOf(family, 6).days);
  }
});

it('is judged on other seeds than it is tuned on', () => {
  expect(new Set([...seedLists.tuning, ...seedLists.judging]).size).toBe(36);
});

it('has each day once, in order, but for those that are missing', () => {
  const whole = familyNames.filter((family) => family !== 'gaps' && family !== 'mixed');
  holdsForAny(whole, ({ days }) => {
    expect(days.map(({ day }) => day)).toEqual(calendar);
  });
  holdsForAny(['gaps', 'mixed'], ({ days }) => {
    const present = new Set(days.map(({ day }) => day));
    expect(days.map(({ day }) => day)).toEqual(calendar.filter((day) => present.has(day)));
    expect(present.size).toBeLessThan(calendar.length);
  });
});

it('has no usage below zero', () => {
  holdsForAny(familyNames, ({ days }) => {
    const usage = days
      .flatMap(({ matrix }) => matrix)
      .filter(({ chargeType }) => chargeGroupOf(chargeType) === 'usage');
    expect(usage.filter(({ amounts }) => amounts.unblended?.startsWith('-'))).toEqual([]);
  });
});

it('has events apart from each other, after a history, with all of the days that they are news', () => {
  holdsForAny(familyNames, ({ days, events }) => {
    const present = new Set(days.map(({ day }) => day));
    const ends = [...events.slice(1).map(({ firstDay }) => firstDay), calendar.at(-1)];
    for (const [place, event] of events.entries()) {
      const news = calendar.filter((day) => isNewsOn(event, day));
      expect(news[0]).toBe(event.firstDay);
      expect(event.firstDay > addDays(firstToday, 9)).toBe(true);
      expect(ends[place] && addDays(event.firstDay, 12) < ends[place]).toBe(true);
      expect(news.filter((day) => !present.has(day))).toEqual([]);
    }
  });
});

it('has events that are clearly worth an alert, or clearly not', () => {
  holdsForAny(familyNames, (series) => {
    const usual = usualBefore(series, 1);
    for (const event of series.events) {
      if (event.kind === 'step-down' || event.kind === 'one-off-fee') continue;
      const adds = Number(event.adds);
      const share = adds / usual(event.firstDay) / leastChange.ofUsual;
      const times = Math.min(adds / leastChange.dollars, share);
      expect(isAlertWorthy(event) ? times > 1.1 : times < 0.9).toBe(true);
    }
  });
});

const others: readonly string[] = ['growth', 'monthly fees', 'monthly usage', 'mixed'];
it.each(familyNames.filter((family) => !others.includes(family)))(
  'rises as much as is worth an alert with events only: %s',
  (family) => {
    for (const seed of seedLists.judging) {
      const series = seriesOf(family, seed);
      // A step stays above what was usual before it.
      const ofEvents = series.events.flatMap(({ firstDay, lastDay = addDays(firstDay, 56) }) =>
        calendar.filter((day) => firstDay <= day && day <= lastDay),
      );
      const usualOf = usualBefore(series, 7);
      const risen = series.days.filter((costs) => {
        const usual = usualOf(costs.day);
        const above = dollarsOf(costs) - usual;
        return above > leastChange.dollars && above > leastChange.ofUsual * usual;
      });
      expect(risen.map(({ day }) => day).filter((day) => !ofEvents.includes(day))).toEqual([]);
    }
  },
);
