import { lambdaHandler } from '../lambda';
import { collectBatch, collectEventSchema } from '../collect-batch';

export const handler = lambdaHandler(collectEventSchema, collectBatch);
