/** A service as Cost Explorer names it, with the one price that stands for its many. */
export interface Service {
  readonly name: string;
  /** Millionths of a US dollar for one unit of usage. */
  readonly price: number;
  /** The organization's enterprise discount applies. */
  readonly discounted?: true;
  /** A third party sells it, through AWS Marketplace. */
  readonly marketplace?: true;
}

export const services = {
  apiGateway: { name: 'Amazon API Gateway', price: 3_500_000 },
  cloudFront: { name: 'Amazon CloudFront', price: 85_000 },
  cloudTrail: { name: 'AWS CloudTrail', price: 20_000 },
  cloudWatch: { name: 'AmazonCloudWatch', price: 500_000 },
  config: { name: 'AWS Config', price: 3_000 },
  costExplorer: { name: 'AWS Cost Explorer', price: 10_000 },
  dynamoDb: { name: 'Amazon DynamoDB', price: 625_000 },
  ec2: { name: 'Amazon Elastic Compute Cloud - Compute', price: 96_000, discounted: true },
  ec2Other: { name: 'EC2 - Other', price: 2_667, discounted: true },
  eks: { name: 'Amazon Elastic Container Service for Kubernetes', price: 100_000 },
  elastiCache: { name: 'Amazon ElastiCache', price: 68_000 },
  guardDuty: { name: 'Amazon GuardDuty', price: 1_000_000 },
  keyManagement: { name: 'AWS Key Management Service', price: 30_000 },
  lambda: { name: 'AWS Lambda', price: 17 },
  loadBalancing: { name: 'Amazon Elastic Load Balancing', price: 22_500 },
  marketplace: { name: 'Log Insights Pro (AWS Marketplace)', price: 1_250_000, marketplace: true },
  openSearch: { name: 'Amazon OpenSearch Service', price: 167_000 },
  rds: { name: 'Amazon Relational Database Service', price: 290_000, discounted: true },
  recorder: { name: 'Tidewater Test Recorder', price: 240_000_000, marketplace: true },
  redshift: { name: 'Amazon Redshift', price: 1_086_000 },
  registrar: { name: 'Amazon Registrar', price: 14_000_000 },
  route53: { name: 'Amazon Route 53', price: 400_000 },
  s3: { name: 'Amazon Simple Storage Service', price: 767, discounted: true },
  sageMaker: { name: 'Amazon SageMaker', price: 1_408_000, discounted: true },
  sns: { name: 'Amazon Simple Notification Service', price: 500_000 },
  sqs: { name: 'Amazon Simple Queue Service', price: 400_000 },
  vpc: { name: 'Amazon Virtual Private Cloud', price: 45_000 },
  waf: { name: 'AWS WAF', price: 600_000 },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceKey = keyof typeof services;
