// CloudWatch's metric math, as far as the daily alarm needs it, by AWS's description of each function:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html

/** One value of a series; none where nothing was measured. */
type Value = number | undefined;
type Series = readonly Value[];

/** A metric's data point. */
export interface Point {
  readonly time: string;
  readonly value: number;
}

const day = 24 * 60 * 60 * 1000;
/** CloudWatch looks back further than an alarm's periods, so as to find real data: how far is not published. */
const periodsLookedAt = 5;

/**
 * What an alarm on an expression sees: periods of 24 hours end at the moment of evaluation, each has its points'
 * maximum, and the most recent value that is there counts.
 * @param id what the expression calls the metric
 */
export function evaluate(
  expression: string,
  id: string,
  points: readonly Point[],
  at: string,
): Value {
  const end = Date.parse(at);
  const starts = Array.from(
    { length: periodsLookedAt },
    (_, index) => end - (periodsLookedAt - index) * day,
  );
  const maxima = starts.map((start): Value => {
    const values = points
      .filter(({ time }) => Date.parse(time) >= start && Date.parse(time) < start + day)
      .map(({ value }) => value);
    return values.length > 0 ? Math.max(...values) : undefined;
  });
  const result = new Expression(expression, id, maxima, starts).whole();
  return result.findLast((value) => value !== undefined);
}

/** A parser that computes as it reads: comparisons below sums below products below names, numbers and functions. */
class Expression {
  readonly #tokens: string[];

  constructor(
    text: string,
    private readonly id: string,
    private readonly metric: Series,
    private readonly starts: readonly number[],
  ) {
    this.#tokens = text.match(/\w+|[-+*/<(),]/g) ?? [];
  }

  whole(): Series {
    const series = this.#series();
    const rest = this.#tokens.join(' ');
    if (rest !== '') throw new Error(`The expression goes on: ${rest}`);
    return series;
  }

  #series(): Series {
    const left = this.#sum();
    if (!this.#take('<')) return left;
    return each(left, this.#sum(), (a, b) => (a < b ? 1 : 0));
  }

  #sum(): Series {
    let sum = this.#product();
    for (;;) {
      if (this.#take('+')) sum = each(sum, this.#product(), (a, b) => a + b);
      else if (this.#take('-')) sum = each(sum, this.#product(), (a, b) => a - b);
      else return sum;
    }
  }

  #product(): Series {
    let product = this.#operand();
    for (;;) {
      if (this.#take('*')) product = each(product, this.#operand(), (a, b) => a * b);
      else if (this.#take('/')) product = each(product, this.#operand(), (a, b) => a / b);
      else return product;
    }
  }

  #operand(): Series {
    if (this.#take('(')) return this.#arguments()[0] ?? [];
    const name = this.#tokens.shift() ?? '';
    if (this.#take('(')) return this.#call(name, this.#arguments());
    if (name === this.id) return this.metric;
    if (!/^\d+$/.test(name)) throw new Error(`The expression has an unknown ${name}`);
    return this.starts.map(() => Number(name));
  }

  #arguments(): Series[] {
    const series = [this.#series()];
    while (this.#take(',')) series.push(this.#series());
    if (!this.#take(')')) throw new Error('The expression lacks a )');
    return series;
  }

  #call(name: string, [first = [], second = [], third = []]: Series[]): Series {
    switch (name) {
      case 'DIFF':
        return differences(first);
      // Whatever is missing in the metric, these have a value for every period, of its begin in UTC.
      case 'DATE':
        return this.starts.map((start) => new Date(start).getUTCDate());
      case 'HOUR':
        return this.starts.map((start) => new Date(start).getUTCHours());
      case 'IF':
        return first.map((condition, index) =>
          condition === undefined ? undefined : condition === 0 ? third[index] : second[index],
        );
      default:
        throw new Error(`The expression has an unknown function ${name}`);
    }
  }

  #take(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }
}

/** Each value less the one before it that is there. */
function differences(series: Series): Series {
  let before: Value;
  return series.map((value) => {
    if (value === undefined) return undefined;
    const difference = before === undefined ? undefined : value - before;
    before = value;
    return difference;
  });
}

function each(a: Series, b: Series, operation: (a: number, b: number) => number): Series {
  return a.map((value, index) => {
    const other = b[index];
    return value === undefined || other === undefined ? undefined : operation(value, other);
  });
}
