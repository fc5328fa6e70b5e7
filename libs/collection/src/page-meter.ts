/** The run may not pay for one page more. */
export class PageCapReachedError extends Error {
  override readonly name = 'PageCapReachedError';

  constructor(readonly cap: number) {
    super(`the cap of ${cap} paid pages is reached`);
  }
}

/** Counts paid pages, and refuses those beyond a cap before they are asked for. */
export interface PageMeter {
  /** Pages paid so far. */
  readonly paid: number;

  /**
   * Makes one paid request: reserved before it is sent, counted when it succeeds, given back when it fails,
   * for Cost Explorer charges successful requests only:
   * https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
   * @throws PageCapReachedError, and what the request throws
   */
  page<Answer>(request: () => Promise<Answer>): Promise<Answer>;
}

/** Counts in this process; the cap is for the life of the meter, which is one run. */
export class CappedPageMeter implements PageMeter {
  #paid = 0;
  #reserved = 0;

  constructor(private readonly cap: number = Number.POSITIVE_INFINITY) {}

  get paid(): number {
    return this.#paid;
  }

  async page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.#paid + this.#reserved >= this.cap) throw new PageCapReachedError(this.cap);
    this.#reserved += 1;
    try {
      const answer = await request();
      this.#paid += 1;
      return answer;
    } finally {
      this.#reserved -= 1;
    }
  }
}

/** Counts a part of what another meter counts and caps: the pages of one account. */
export class PartialPageMeter implements PageMeter {
  #paid = 0;

  constructor(private readonly whole: PageMeter) {}

  get paid(): number {
    return this.#paid;
  }

  async page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.whole.page(request);
    this.#paid += 1;
    return answer;
  }
}
