import { fileURLToPath } from 'node:url';

/** The bundle lies in dist/apps/bench. */
export const workspaceRoot = fileURLToPath(new URL('../../..', import.meta.url));
