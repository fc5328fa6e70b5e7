import { InvalidInputError, instantFromEpoch } from '@orgcost/domain';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { createCollector, type Collector } from './composition';
import { readConfig } from './config';

/** @param stop aborted when the function is about to reach its timeout */
export type Step<Event, Result> = (
  collector: Collector,
  event: Event,
  stop: AbortSignal,
) => Promise<Result>;

/** What a query over a whole organization may take, and the writes after it. */
const reserveMilliseconds = 120_000;

/**
 * A step as a Lambda handler: the environment is read and the clients are made when the container starts, and the
 * event is checked at each invocation.
 * @throws InvalidInputError for an environment that is wrong; the handler for an event
 */
export function lambdaHandler<Schema extends z.ZodType, Result>(
  schema: Schema,
  step: Step<z.output<Schema>, Result>,
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
