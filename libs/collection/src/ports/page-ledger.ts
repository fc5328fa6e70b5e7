/** Counts the pages of runs for processes that know nothing of each other. */
export interface PageLedger {
  /**
   * Takes one more page where the run has not taken as many as the cap allows: no two can take the last one.
   * @returns how many are taken with this one; none where the cap is reached
   */
  takePage(run: string, cap: number): Promise<number | undefined>;
  giveBackPage(run: string): Promise<void>;
  pages(run: string): Promise<number>;
}
