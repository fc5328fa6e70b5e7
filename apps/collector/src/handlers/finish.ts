import { lambdaHandler } from '../lambda';
import { finishRun, finishEventSchema } from '../finish-run';

/** What a query over a whole organization may take, and the writes after it. */
const reserveMilliseconds = 120_000;

export const handler = lambdaHandler(finishEventSchema, finishRun, reserveMilliseconds);
