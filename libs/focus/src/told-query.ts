import type { Scratch } from './scratch';

/** Told which part of something is done, from 0 to 1. */
export type Tell = (part: number) => void;

/** Runs a query and tells now and then how far it is, by DuckDB's own estimate, and at last that it is done. */
export async function runTelling({ database }: Scratch, query: string, tell: Tell): Promise<void> {
  const timer = setInterval(() => {
    tell(Math.max(0, database.progress.percentage) / 100);
  }, 200);
  try {
    await database.run(query);
  } finally {
    clearInterval(timer);
  }
  tell(1);
}
