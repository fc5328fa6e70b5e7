/** What is used here of dynalite, which comes without types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the LevelDB store; in memory without. */
    readonly path?: string;
    readonly createTableMs?: number;
  }

  /** Opens the store at once; a failure to open it shows in the first request only. */
  export default function dynalite(options: Options): Server;
}

declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';

  /** Bytes of an item as DynamoDB counts them for capacity, attribute names included. */
  export function itemSize(item: Readonly<Record<string, AttributeValue>>): number;
}
