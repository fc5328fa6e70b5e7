/** ARNs of the functions that the workflow calls. */
export interface CollectionSteps {
  readonly plan: string;
  readonly collect: string;
  readonly finish: string;
  readonly watch: string;
}

/** Functions that collect at a time: each has an equal part of what may be asked of Cost Explorer in a second. */
export const functionsAtATime = 5;

/**
 * Collects an organization: plans, collects batches of accounts, finishes, watches what was collected. Only the number of a
 * batch passes between the states: the plan is in the ledger, and so is what each account came to.
 *
 * A batch that fails for good fails no other: the last step names its accounts, and ends as failed. What was collected is
 * watched all the same, and where that fails, it hides nothing that is wrong with the collection.
 */
export function collectionWorkflow({ plan, collect, finish, watch }: CollectionSteps): object {
  return {
    Comment: 'OrgCost: collects what the accounts of the organization cost',
    StartAt: 'Plan',
    // A function that is out of time is called again, as often as it takes.
    TimeoutSeconds: 6 * 60 * 60,
    States: {
      Plan: {
        Type: 'Task',
        ...call(plan, { 'Payload.$': '$' }),
        OutputPath: '$.Payload',
        Next: 'From whom?',
      },
      'From whom?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.mode', StringEquals: 'payer', Next: 'Collect from payer' }],
        Default: 'Collect from members',
      },
      'Collect from payer': {
        Type: 'Task',
        ...call(collect, { Payload: { 'run.$': '$.run' } }),
        ResultPath: '$.collected',
        Catch: [toFinish],
        Next: 'Is the payer read?',
      },
      'Is the payer read?': {
        Type: 'Choice',
        Choices: [
          {
            Variable: '$.collected.Payload.outOfTime',
            BooleanEquals: true,
            Next: 'Collect from payer',
          },
        ],
        Default: 'Finish',
      },
      'Collect from members': {
        Type: 'Map',
        ItemsPath: '$.batches',
        ItemSelector: { 'run.$': '$.run', 'batch.$': '$$.Map.Item.Value' },
        MaxConcurrency: functionsAtATime,
        ToleratedFailurePercentage: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Collect batch',
          States: {
            'Collect batch': {
              Type: 'Task',
              ...call(collect, { Payload: { 'run.$': '$.run', 'batch.$': '$.batch' } }),
              ResultPath: '$.collected',
              Next: 'Is the batch read?',
            },
            'Is the batch read?': {
              Type: 'Choice',
              Choices: [
                {
                  Variable: '$.collected.Payload.outOfTime',
                  BooleanEquals: true,
                  Next: 'Collect batch',
                },
              ],
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
        Type: 'Task',
        ...call(finish, { Payload: { 'run.$': '$.run' } }),
        OutputPath: '$.Payload',
        Next: 'Watch',
      },
      Watch: {
        Type: 'Task',
        ...call(watch, { Payload: { 'run.$': '$.run' } }),
        ...watching,
      },
      'Are all watched?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.watched.Payload.outOfTime', BooleanEquals: true, Next: 'Watch others' },
        ],
        Default: 'Has it failed?',
      },
      'Watch others': {
        Type: 'Task',
        ...call(watch, { Payload: { 'run.$': '$.run', 'watched.$': '$.watched.Payload' } }),
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
  };
}

/** What was read so far is in the ledger: the last step tells the rest, and that something failed. */
const toFinish = { ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Finish' };

/** The collection's own result stays beside what watching it came to. */
const watching = {
  ResultPath: '$.watched',
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.notWatched', Next: 'Has it failed?' }],
  Next: 'Are all watched?',
};

/** Calls a function, again where AWS itself failed. */
function call(functionArn: string, parameters: object): object {
  return {
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, ...parameters },
    Retry: [
      {
        ErrorEquals: [
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.TooManyRequestsException',
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.Unknown',
          // Cut off at its limit: it goes on where it was.
          'Sandbox.Timedout',
        ],
        IntervalSeconds: 2,
        MaxAttempts: 6,
        BackoffRate: 2,
        JitterStrategy: 'FULL',
      },
    ],
  };
}
