import { costMatrix } from '@orgcost/domain';
import type { ObservedDay } from './observed-day';

/** A day with one line for each charge type: policies know no services, and look at each day many times. */
export function withoutServices<Day extends Pick<ObservedDay, 'matrix'>>(day: Day): Day {
  return { ...day, matrix: costMatrix(day.matrix.map((line) => ({ ...line, service: '' }))) };
}
