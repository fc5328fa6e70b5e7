/** A category of FOCUS, and a subcategory of it. */
export type ServicePlace = readonly [category: string, subcategory: string];

/**
 * Where FOCUS places a service of AWS, by its name in Cost Explorer or in AWS's FOCUS exports; `Other` for one that is not
 * known, for it is better not to place one than to misplace it.
 */
export function servicePlaceOf(service: string): ServicePlace {
  return places.get(service) ?? ['Other', 'Other (Other)'];
}

const services: readonly (readonly [...ServicePlace, names: readonly string[]])[] = [
  ['AI and Machine Learning', 'AI Platforms', ['Amazon SageMaker']],
  ['AI and Machine Learning', 'Bots', ['Amazon Lex']],
  ['AI and Machine Learning', 'Generative AI', ['Amazon Bedrock']],
  ['AI and Machine Learning', 'Machine Learning', ['Amazon Rekognition', 'Amazon Textract']],
  [
    'AI and Machine Learning',
    'Natural Language Processing',
    ['Amazon Comprehend', 'Amazon Polly', 'Amazon Transcribe', 'Amazon Translate'],
  ],
  ['Analytics', 'Business Intelligence', ['Amazon QuickSight']],
  ['Analytics', 'Data Processing', ['Amazon Athena', 'Amazon Elastic MapReduce', 'AWS Glue']],
  ['Analytics', 'Search', ['Amazon OpenSearch Service']],
  ['Analytics', 'Streaming Analytics', ['Amazon Kinesis', 'Amazon Kinesis Firehose']],
  ['Business Applications', 'Productivity and Collaboration', ['Amazon Chime', 'AmazonWorkMail']],
  [
    'Compute',
    'Containers',
    [
      'Amazon EC2 Container Registry (ECR)',
      'Amazon Elastic Container Service',
      'Amazon Elastic Container Service for Kubernetes',
      'Red Hat OpenShift Service on AWS',
    ],
  ],
  ['Compute', 'End User Computing', ['Amazon AppStream', 'Amazon WorkSpaces']],
  ['Compute', 'Quantum Compute', ['Amazon Braket']],
  ['Compute', 'Serverless Compute', ['AWS Lambda']],
  [
    'Compute',
    'Virtual Machines',
    [
      'Amazon EC2',
      'Amazon Elastic Compute Cloud',
      'Amazon Elastic Compute Cloud - Compute',
      'Amazon Lightsail',
    ],
  ],
  [
    'Compute',
    'Other (Compute)',
    ['AWS Batch', 'EC2 - Other', 'Savings Plans for AWS Compute usage'],
  ],
  ['Databases', 'Caching', ['Amazon ElastiCache', 'Amazon MemoryDB']],
  ['Databases', 'Data Warehouses', ['Amazon Redshift']],
  [
    'Databases',
    'NoSQL Databases',
    ['Amazon DocumentDB (with MongoDB compatibility)', 'Amazon DynamoDB', 'Amazon Neptune'],
  ],
  ['Databases', 'Relational Databases', ['Amazon Relational Database Service']],
  ['Databases', 'Time Series Databases', ['Amazon Timestream']],
  ['Developer Tools', 'Continuous Integration and Deployment', ['AWS CodePipeline', 'CodeBuild']],
  ['Developer Tools', 'Source Code Management', ['AWS CodeCommit']],
  ['Developer Tools', 'Other (Developer Tools)', ['AWS CodeArtifact', 'AWS X-Ray']],
  ['Identity', 'Identity and Access Management', ['Amazon Cognito', 'AWS Directory Service']],
  ['Integration', 'API Management', ['Amazon API Gateway', 'AWS AppSync']],
  [
    'Integration',
    'Messaging',
    [
      'Amazon MQ',
      'Amazon Managed Streaming for Apache Kafka',
      'Amazon Simple Email Service',
      'Amazon Simple Notification Service',
      'Amazon Simple Queue Service',
      'AWS Events',
      'CloudWatch Events',
    ],
  ],
  ['Integration', 'Workflow Orchestration', ['AWS Step Functions']],
  ['Internet of Things', 'IoT Platforms', ['AWS IoT']],
  ['Management and Governance', 'Compliance', ['AWS Audit Manager', 'AWS Config']],
  ['Management and Governance', 'Cost Management', ['AWS Cost Explorer', 'AWS Budgets']],
  ['Management and Governance', 'Observability', ['AmazonCloudWatch', 'AWS CloudTrail']],
  [
    'Management and Governance',
    'Support',
    [
      'AWS Support (Basic)',
      'AWS Support (Business)',
      'AWS Support (Developer)',
      'AWS Support (Enterprise)',
    ],
  ],
  [
    'Management and Governance',
    'Other (Management and Governance)',
    ['AWS CloudFormation', 'AWS Service Catalog', 'AWS Systems Manager'],
  ],
  ['Media', 'Media Streaming', ['Amazon Interactive Video Service', 'AWS Elemental MediaLive']],
  ['Migration', 'Data Migration', ['AWS Database Migration Service', 'AWS DataSync']],
  ['Mobile', 'Other (Mobile)', ['AWS Device Farm', 'Amazon Pinpoint']],
  [
    'Networking',
    'Application Networking',
    ['Amazon Elastic Load Balancing', 'Elastic Load Balancing'],
  ],
  ['Networking', 'Content Delivery', ['Amazon CloudFront']],
  ['Networking', 'Network Connectivity', ['AWS Direct Connect', 'AWS Global Accelerator']],
  ['Networking', 'Network Infrastructure', ['Amazon Virtual Private Cloud']],
  ['Networking', 'Network Routing', ['Amazon Route 53']],
  ['Networking', 'Network Security', ['AWS Network Firewall', 'AWS Shield', 'AWS WAF']],
  [
    'Security',
    'Secret Management',
    ['AWS Certificate Manager', 'AWS Key Management Service', 'AWS Secrets Manager'],
  ],
  ['Security', 'Security Posture Management', ['Amazon Inspector', 'AWS Security Hub']],
  [
    'Security',
    'Threat Detection and Response',
    ['Amazon Detective', 'Amazon GuardDuty', 'Amazon Macie'],
  ],
  ['Storage', 'Backup Storage', ['AWS Backup']],
  ['Storage', 'Block Storage', ['Amazon Elastic Block Store']],
  ['Storage', 'File Storage', ['Amazon Elastic File System', 'Amazon FSx']],
  ['Storage', 'Object Storage', ['Amazon Glacier', 'Amazon S3', 'Amazon Simple Storage Service']],
  ['Storage', 'Storage Platforms', ['AWS Storage Gateway']],
  ['Web', 'Application Platforms', ['AWS Amplify', 'AWS App Runner', 'AWS Elastic Beanstalk']],
  ['Web', 'Other (Web)', ['Amazon Registrar']],
];

const named = services.flatMap(([category, subcategory, names]) =>
  names.map((name) => [name, [category, subcategory]] as const),
);

const places: ReadonlyMap<string, ServicePlace> = new Map(named);

/** All that have a place. */
export const placedServices: readonly string[] = named.map(([name]) => name);
