import * as z from 'zod';
import { configSchema } from './config-schema';

/** The schema of `orgcost.config.yaml` for editors: JSON Schema, draft 2020-12. */
export function configJsonSchema(): object {
  return {
    title: 'orgcost.config.yaml',
    ...z.toJSONSchema(configSchema, { io: 'input' }),
  };
}
