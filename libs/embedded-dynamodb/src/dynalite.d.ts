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
