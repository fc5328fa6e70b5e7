import * as z from 'zod';
import {
  costMatrix,
  type CostLine,
  type CostMatrix,
  type Metric,
  type MetricAmounts,
} from '@orgcost/domain';
import { parseAmount, type Amount } from '@orgcost/money';

const matrixSchema = z.array(z.tuple([z.string()], z.tuple([z.string(), z.string()], z.string())));

/**
 * A matrix as one canonical text: equal matrices give equal texts, so that the text can be hashed and compared.
 * JSON, `[[service, [charge type, currency, amount, …], …], …]`, amounts in the order of `metrics`. As a text it
 * takes half the bytes on the wire of the same as DynamoDB maps and lists, and any name fits, an empty one too.
 *
 * @throws TypeError for a line that has not exactly these metrics
 */
export function encodeMatrix(metrics: readonly Metric[], matrix: CostMatrix): string {
  const services = new Map<string, string[][]>();
  for (const line of costMatrix(matrix)) {
    const lines = services.get(line.service) ?? [];
    services.set(line.service, lines);
    lines.push([line.chargeType, line.currency, ...amountsOf(line, metrics)]);
  }
  return JSON.stringify([...services].map(([service, lines]) => [service, ...lines]));
}

/** @throws ZodError, SyntaxError or InvalidAmountError for a text that is not of `encodeMatrix` */
export function decodeMatrix(metrics: readonly Metric[], text: string): CostMatrix {
  return matrixSchema.parse(JSON.parse(text)).flatMap(([service, ...lines]) =>
    lines.map(([chargeType, currency, ...amounts]) => ({
      service,
      chargeType,
      currency,
      amounts: amountsIn(metrics, amounts),
    })),
  );
}

function amountsIn(metrics: readonly Metric[], texts: readonly string[]): MetricAmounts {
  const amounts: Partial<Record<Metric, Amount>> = {};
  for (const [index, metric] of metrics.entries())
    amounts[metric] = parseAmount(texts[index] ?? '');
  return amounts;
}

function amountsOf({ service, amounts }: CostLine, metrics: readonly Metric[]): Amount[] {
  const values = metrics.flatMap((metric) => amounts[metric] ?? []);
  if (values.length !== metrics.length || Object.keys(amounts).length !== metrics.length) {
    throw new TypeError(
      `A line of ${service} has the metrics ${Object.keys(amounts).join(', ')} in a matrix of ${metrics.join(', ')}`,
    );
  }
  return values;
}
