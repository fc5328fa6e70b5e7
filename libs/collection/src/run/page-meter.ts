/** The run may not pay for what comes next. */
export class PageCapReachedError extends Error {
  override readonly name = 'PageCapReachedError';
}

/** Counts paid pages, and refuses those beyond a cap before they are asked for. */
export interface PageMeter {
  /** Pages paid so far. */
  readonly paid: number;
  /** Pages that may still be asked for; infinite without a cap. */
  readonly left: number;

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

  get left(): number {
    return this.cap - this.#paid - this.#reserved;
  }

  async page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.left <= 0) {
      throw new PageCapReachedError(`the cap of ${this.cap} paid pages is reached`);
    }
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

/**
 * Counts a part of what another meter counts and caps: pages that are of use only when all of them are paid, such as
 * an account's. A cap that is too small for this part alone would be paid in vain by every run: the error says so.
 */
export class PartialPageMeter implements PageMeter {
  #paid = 0;

  /**
   * @param part what the pages are paid for, as the subject of "takes at least 10 pages"
   * @param allowance pages that the part has when no other takes any
   */
  constructor(
    private readonly whole: PageMeter,
    private readonly part: string,
    private readonly allowance: number = whole.left,
  ) {}

  get paid(): number {
    return this.#paid;
  }

  get left(): number {
    return this.whole.left;
  }

  /** @throws PageCapReachedError when that many pages more can no longer be paid */
  assertLeft(more: number): void {
    if (this.left < more) throw this.#capTooSmall(this.#paid + more);
  }

  async page<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.#paid > 0 && this.#paid >= this.allowance) throw this.#capTooSmall(this.#paid + 1);
    const answer = await this.whole.page(request);
    this.#paid += 1;
    return answer;
  }

  #capTooSmall(pages: number): PageCapReachedError {
    return new PageCapReachedError(
      `${this.part} takes at least ${pages} pages, and the cap allows it ${this.allowance}: raise the cap on paid pages`,
    );
  }
}
