/** ARNs of the functions that the workflow calls. */
export interface CollectionSteps {
  readonly plan: string;
  readonly collect: string;
  readonly finish: string;
}

/** Functions that collect at a time: each has an equal part of what may be asked of Cost Explorer in a second. */
export const functionsAtATime = 5;

/**
 * Collects an organization: plans, collects batches of accounts, finishes. Only the number of a batch passes between
 * the states: the plan is in the ledger, and so is what each account came to.
 *
 * A batch that fails for good fails no other, and not the run: the last step names its accounts.
 */
export function collectionWorkflow({ plan, collect, finish }: CollectionSteps): object {
  return {
    Comment: 'OrgCost: collects what the accounts of the organization cost',
    StartAt: 'Plan',
    // The functions' own limit is 15 minutes; an organization of ten thousand takes less than an hour.
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
        ResultPath: null,
        // What it read so far is in the ledger: the last step tells the rest.
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Finish' }],
        Next: 'Finish',
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
              ...call(collect, { 'Payload.$': '$' }),
              OutputPath: '$.Payload',
              End: true,
            },
          },
        },
        ResultPath: null,
        Next: 'Finish',
      },
      Finish: {
        Type: 'Task',
        ...call(finish, { Payload: { 'run.$': '$.run' } }),
        OutputPath: '$.Payload',
        Next: 'Has it failed?',
      },
      'Has it failed?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.status', StringEquals: 'failed', Next: 'No account was collected' },
        ],
        Default: 'Collected',
      },
      'No account was collected': {
        Type: 'Fail',
        Error: 'RunFailed',
        Cause: 'No account was collected: "orgcost runs show" tells why',
      },
      Collected: { Type: 'Succeed' },
    },
  };
}

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
          // Cut off at its limit: it goes on where it was.
          'States.Timeout',
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
