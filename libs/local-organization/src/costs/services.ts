/** A service as Cost Explorer names it, with the one price that stands for its many. */
export interface Service {
  readonly name: string;
  /** Millionths of a US dollar for one unit of usage. */
  readonly price: number;
  /** The organization's enterprise discount applies. */
  readonly discounted?: true;
}

export const services = {
  apiGateway: { name: 'Amazon API Gateway', price: 3_500_000 },
  athena: { name: 'Amazon Athena', price: 5_000_000 },
  backup: { name: 'AWS Backup', price: 1_667 },
  cloudFront: { name: 'Amazon CloudFront', price: 85_000 },
  cloudTrail: { name: 'AWS CloudTrail', price: 20_000 },
  cloudWatch: { name: 'AmazonCloudWatch', price: 500_000 },
  codeBuild: { name: 'CodeBuild', price: 5_000 },
  config: { name: 'AWS Config', price: 3_000 },
  containerRegistry: { name: 'Amazon EC2 Container Registry (ECR)', price: 3_333 },
  costExplorer: { name: 'AWS Cost Explorer', price: 10_000 },
  directConnect: { name: 'AWS Direct Connect', price: 300_000 },
  dynamoDb: { name: 'Amazon DynamoDB', price: 625_000 },
  ec2: { name: 'Amazon Elastic Compute Cloud - Compute', price: 96_000, discounted: true },
  ec2Other: { name: 'EC2 - Other', price: 2_667, discounted: true },
  ecs: { name: 'Amazon Elastic Container Service', price: 40_480 },
  eks: { name: 'Amazon Elastic Container Service for Kubernetes', price: 100_000 },
  elastiCache: { name: 'Amazon ElastiCache', price: 68_000 },
  glue: { name: 'AWS Glue', price: 440_000 },
  guardDuty: { name: 'Amazon GuardDuty', price: 1_000_000 },
  inspector: { name: 'Amazon Inspector', price: 41_667 },
  keyManagement: { name: 'AWS Key Management Service', price: 30_000 },
  kinesis: { name: 'Amazon Kinesis', price: 15_000 },
  lambda: { name: 'AWS Lambda', price: 17 },
  loadBalancing: { name: 'Amazon Elastic Load Balancing', price: 22_500 },
  marketplace: { name: 'Log Insights Pro (AWS Marketplace)', price: 1_250_000 },
  openSearch: { name: 'Amazon OpenSearch Service', price: 167_000 },
  rds: { name: 'Amazon Relational Database Service', price: 290_000, discounted: true },
  redshift: { name: 'Amazon Redshift', price: 1_086_000 },
  registrar: { name: 'Amazon Registrar', price: 14_000_000 },
  route53: { name: 'Amazon Route 53', price: 400_000 },
  s3: { name: 'Amazon Simple Storage Service', price: 767, discounted: true },
  sageMaker: { name: 'Amazon SageMaker', price: 1_408_000, discounted: true },
  secrets: { name: 'AWS Secrets Manager', price: 13_333 },
  securityHub: { name: 'AWS Security Hub', price: 1_000 },
  sns: { name: 'Amazon Simple Notification Service', price: 500_000 },
  sqs: { name: 'Amazon Simple Queue Service', price: 400_000 },
  stepFunctions: { name: 'AWS Step Functions', price: 25_000 },
  vpc: { name: 'Amazon Virtual Private Cloud', price: 45_000 },
  waf: { name: 'AWS WAF', price: 600_000 },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceKey = keyof typeof services;
