import { lambdaHandler } from '../lambda';
import { collectBatch, collectEventSchema } from '../collect-batch';

/** What a query over a whole organization may take, and the writes after it. */
const reserveMilliseconds = 120_000;

export const handler = lambdaHandler(collectEventSchema, collectBatch, reserveMilliseconds);
