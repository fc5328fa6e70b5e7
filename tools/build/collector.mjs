import { buildHandlers } from './handlers.mjs';

await buildHandlers('collector');
