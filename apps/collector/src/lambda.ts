import { InvalidInputError, instantFromEpoch } from '@orgcost/domain';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { createCollector, type Collector } from './composition';
import { readConfig } from './config';

/** @param stop aborted when no more than the reserve is left of the function's time */
export type Step<Event, Result> = (
  collector: Collector,
  event: Event,
  stop: AbortSignal,
) => Promise<Result>;

/**
 * A step as a Lambda handler: the environment is read and the clients are made when the container starts, and the
 * event is checked at each invocation.
 * @param reserveMilliseconds what the step may take once it is told to stop
 * @throws InvalidInputError for an environment that is wrong; the handler for an event
 */
export function lambdaHandler<Schema extends z.ZodType, Result>(
  schema: Schema,
  step: Step<z.output<Schema>, Result>,
  reserveMilliseconds: number,
): (event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) => Promise<Result> {
  const collector = createCollector(readConfig(process.env), () => instantFromEpoch(Date.now()));
  return async (event, context) => {
    const remaining = context.getRemainingTimeInMillis() - reserveMilliseconds;
    return step(collector, parseEvent(schema, event), AbortSignal.timeout(Math.max(0, remaining)));
  };
}

/** @throws InvalidInputError in one line */
export function parseEvent<Schema extends z.ZodType>(
  schema: Schema,
  event: unknown,
): z.output<Schema> {
  const result = schema.safeParse(event);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new InvalidInputError(`Event: ${faults.join('; ')}`);
}
