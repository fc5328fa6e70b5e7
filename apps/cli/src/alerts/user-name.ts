import { InvalidInputError } from '@orgcost/domain';
import type { Io } from '../io';

/**
 * Who is at work, as the system calls them.
 * @throws InvalidInputError where it does not
 */
export function userName({ env }: Pick<Io, 'env'>): string {
  const name = env.USER || env.LOGNAME || env.USERNAME;
  if (name) return name;
  throw new InvalidInputError('Say who you are, with --by: the system does not tell');
}
