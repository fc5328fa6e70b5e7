import type { ServiceKey } from './services';

/** What an account does: units of each service that it uses on a weekday. */
export interface Workload {
  readonly usage: readonly (readonly [service: ServiceKey, units: number])[];
  /** Percent of a weekday's usage on Saturdays and Sundays. */
  readonly weekend: number;
  /** Percent of its EC2 usage that the organization's Savings Plan covers. */
  readonly covered?: number;
}

export type WorkloadName = keyof typeof workloads;

export const workloads = {
  governance: {
    usage: [
      ['config', 900],
      ['cloudTrail', 60],
      ['costExplorer', 40],
      ['s3', 900],
      ['keyManagement', 6],
      ['sns', 0.0004],
    ],
    weekend: 90,
  },
  web: {
    usage: [
      ['ec2', 1_200],
      ['ec2Other', 5_000],
      ['loadBalancing', 96],
      ['cloudFront', 420],
      ['rds', 72],
      ['elastiCache', 96],
      ['s3', 6_000],
      ['route53', 3],
      ['waf', 8],
      ['cloudWatch', 14],
      ['vpc', 120],
      ['marketplace', 9],
    ],
    weekend: 92,
    covered: 40,
  },
  containers: {
    usage: [
      ['eks', 72],
      ['elastiCache', 120],
      ['ec2', 620],
      ['s3', 1_300],
      ['loadBalancing', 72],
      ['rds', 96],
      ['sqs', 2],
      ['cloudWatch', 18],
      ['vpc', 150],
      ['keyManagement', 40],
    ],
    weekend: 88,
    covered: 40,
  },
  serverless: {
    usage: [
      ['lambda', 2_400_000],
      ['apiGateway', 9],
      ['dynamoDb', 60],
      ['sqs', 22],
      ['sns', 6],
      ['keyManagement', 250],
      ['s3', 1_500],
      ['cloudWatch', 12],
      ['cloudFront', 90],
    ],
    weekend: 85,
  },
  data: {
    usage: [
      ['redshift', 48],
      ['ec2', 290],
      ['lambda', 2_600_000],
      ['s3', 42_000],
      ['sqs', 26],
      ['rds', 48],
      ['openSearch', 72],
      ['dynamoDb', 18],
      ['keyManagement', 90],
    ],
    weekend: 70,
  },
  learning: {
    usage: [
      ['sageMaker', 150],
      ['ec2', 700],
      ['ec2Other', 9_000],
      ['s3', 36_000],
      ['cloudWatch', 3],
      ['lambda', 160_000],
    ],
    weekend: 60,
  },
  network: {
    usage: [
      ['vpc', 1_400],
      ['waf', 24],
      ['ec2Other', 8_000],
      ['route53', 12],
      ['loadBalancing', 48],
    ],
    weekend: 90,
  },
  archive: {
    usage: [
      ['s3', 60_000],
      ['cloudTrail', 700],
      ['cloudWatch', 6],
      ['keyManagement', 30],
    ],
    weekend: 95,
  },
  security: {
    usage: [
      ['guardDuty', 42],
      ['cloudTrail', 450],
      ['lambda', 735_000],
      ['config', 3_000],
      ['openSearch', 48],
      ['cloudWatch', 6],
    ],
    weekend: 90,
  },
  development: {
    usage: [
      ['ec2', 380],
      ['ec2Other', 1_200],
      ['rds', 48],
      ['s3', 900],
      ['cloudWatch', 24],
      ['lambda', 90_000],
      ['sqs', 0.000_002],
      ['keyManagement', 33],
    ],
    weekend: 45,
  },
  remains: {
    usage: [
      ['ec2Other', 120],
      ['s3', 60],
      ['sns', 0.000_002],
    ],
    weekend: 100,
  },
  nothing: { usage: [], weekend: 100 },
} as const satisfies Readonly<Record<string, Workload>>;
