import { lambdaHandler } from '../lambda';
import { finishEventSchema, finishRun } from '../finish-run';

export const handler = lambdaHandler(finishEventSchema, finishRun);
