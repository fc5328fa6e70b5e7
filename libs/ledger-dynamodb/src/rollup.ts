import { costMatrix, metrics, type CostMonth, type DayCosts } from '@orgcost/domain';

/** The exact sum of days, in the metrics that all of them have. */
export function rollUp(
  days: readonly DayCosts[],
): Pick<CostMonth, 'estimated' | 'metrics' | 'matrix'> {
  const common = metrics.filter((metric) => days.every((day) => day.metrics.includes(metric)));
  const lines = days.flatMap(({ matrix }) => matrix);
  return {
    estimated: days.some(({ estimated }) => estimated),
    metrics: common,
    matrix: costMatrix(
      lines.map((line) => ({
        ...line,
        amounts: Object.fromEntries(common.map((metric) => [metric, line.amounts[metric]])),
      })),
    ),
  };
}
