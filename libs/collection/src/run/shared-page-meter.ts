import type { PageLedger } from '../ports/page-ledger';
import { PageCapReachedError, type PageMeter } from './page-meter';

/**
 * Counts and caps the pages of a run that many processes collect: each page is taken from the ledger before it is
 * asked for. A process that is cut off leaves the pages taken that it had under way, so that too few may be paid for,
 * and never too many.
 */
export class SharedPageMeter implements PageMeter {
  #paid = 0;

  private constructor(
    private readonly ledger: PageLedger,
    private readonly run: string,
    private readonly cap: number,
    private taken: number,
  ) {}

  /** @param cap pages that the whole run may pay for */
  static async open(
    ledger: PageLedger,
    run: string,
    cap: number = Number.POSITIVE_INFINITY,
  ): Promise<SharedPageMeter> {
    return new SharedPageMeter(ledger, run, cap, await ledger.pages(run));
  }

  /** Through this meter. */
  get paid(): number {
    return this.#paid;
  }

  /** As far as this process knows: others take from it, too. */
  get left(): number {
    return Math.max(0, this.cap - this.taken);
  }

  async page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const taken = await this.ledger.takePage(this.run, this.cap);
    this.taken = taken ?? this.cap;
    if (taken === undefined) {
      throw new PageCapReachedError(`the cap of ${this.cap} paid pages is reached`);
    }
    try {
      const answer = await request();
      this.#paid += 1;
      return answer;
    } catch (error) {
      await this.#giveBack();
      throw error;
    }
  }

  async #giveBack(): Promise<void> {
    try {
      await this.ledger.giveBackPage(this.run);
      this.taken -= 1;
    } catch {
      // What the request failed with is told. The page stays taken.
    }
  }
}
