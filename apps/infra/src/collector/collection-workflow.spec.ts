import { collectionWorkflow } from './collection-workflow';

const retry = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.Unknown',
      'Sandbox.Timedout',
    ],
    IntervalSeconds: 2,
    MaxAttempts: 6,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  },
];
const call = (FunctionName: string, rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName, ...rest },
  Retry: retry,
});
const toFinish = { ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Finish' };
const watching = {
  ResultPath: '$.watched',
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.notWatched', Next: 'Has it failed?' }],
  Next: 'Are all watched?',
};
const outOfTime = { Variable: '$.collected.Payload.outOfTime', BooleanEquals: true };

it('plans, collects from the payer or from members in batches, finishes and watches whatever became of them', () => {
  expect(
    collectionWorkflow({ plan: 'plan', collect: 'collect', finish: 'finish', watch: 'watch' }),
  ).toEqual({
    Comment: 'OrgCost: collects what the accounts of the organization cost',
    StartAt: 'Plan',
    TimeoutSeconds: 21_600,
    States: {
      Plan: {
        ...call('plan', { 'Payload.$': '$' }),
        OutputPath: '$.Payload',
        Next: 'From whom?',
      },
      'From whom?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.mode', StringEquals: 'payer', Next: 'Collect from payer' }],
        Default: 'Collect from members',
      },
      'Collect from payer': {
        ...call('collect', { Payload: { 'run.$': '$.run' } }),
        ResultPath: '$.collected',
        Catch: [toFinish],
        Next: 'Is the payer read?',
      },
      'Is the payer read?': {
        Type: 'Choice',
        Choices: [{ ...outOfTime, Next: 'Collect from payer' }],
        Default: 'Finish',
      },
      'Collect from members': {
        Type: 'Map',
        ItemsPath: '$.batches',
        ItemSelector: { 'run.$': '$.run', 'batch.$': '$$.Map.Item.Value' },
        MaxConcurrency: 5,
        ToleratedFailurePercentage: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Collect batch',
          States: {
            'Collect batch': {
              ...call('collect', { Payload: { 'run.$': '$.run', 'batch.$': '$.batch' } }),
              ResultPath: '$.collected',
              Next: 'Is the batch read?',
            },
            'Is the batch read?': {
              Type: 'Choice',
              Choices: [{ ...outOfTime, Next: 'Collect batch' }],
              Default: 'Batch is read',
            },
            'Batch is read': { Type: 'Succeed' },
          },
        },
        ResultPath: null,
        Catch: [toFinish],
        Next: 'Finish',
      },
      Finish: {
        ...call('finish', { Payload: { 'run.$': '$.run' } }),
        OutputPath: '$.Payload',
        Next: 'Watch',
      },
      Watch: { ...call('watch', { Payload: { 'run.$': '$.run' } }), ...watching },
      'Are all watched?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.watched.Payload.outOfTime', BooleanEquals: true, Next: 'Watch others' },
        ],
        Default: 'Has it failed?',
      },
      'Watch others': {
        ...call('watch', { Payload: { 'run.$': '$.run', 'watched.$': '$.watched.Payload' } }),
        ...watching,
      },
      'Has it failed?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.status', StringEquals: 'failed', Next: 'No account was collected' },
          {
            Variable: '$.accountsOfFailedBatches',
            NumericGreaterThan: 0,
            Next: 'A batch has failed',
          },
          // Last: it hides nothing that is wrong with the collection.
          { Variable: '$.notWatched', IsPresent: true, Next: 'Accounts were not watched' },
        ],
        Default: 'Collected',
      },
      'No account was collected': {
        Type: 'Fail',
        Error: 'RunFailed',
        Cause: 'No account was collected: "orgcost runs show" tells why',
      },
      'A batch has failed': {
        Type: 'Fail',
        Error: 'BatchFailed',
        Cause: 'A function failed, its accounts are left for the next run: its log tells why',
      },
      'Accounts were not watched': {
        Type: 'Fail',
        Error: 'WatchFailed',
        Cause:
          'Costs are collected, and not all were watched for alerts: the log of the function tells why',
      },
      Collected: { Type: 'Succeed' },
    },
  });
});
