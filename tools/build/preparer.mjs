import { buildHandlers } from './handlers.mjs';

await buildHandlers('preparer');
