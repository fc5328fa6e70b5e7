/**
 * Starts the collection once for each scheduled time: a schedule may be delivered more than once, and Step Functions
 * starts no second execution of the same name.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function startWorkflow(collectionArn: string): object {
  return {
    Comment: 'OrgCost: starts a collection under the name of its scheduled time',
    QueryLanguage: 'JSONata',
    StartAt: 'Start',
    TimeoutSeconds: 60,
    States: {
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution',
        Arguments: {
          StateMachineArn: collectionArn,
          // A name has no colons.
          Name: "{% $replace($states.input.time, ':', '-') %}",
          Input: '{% $states.input %}',
        },
        Retry: [
          {
            ErrorEquals: ['StepFunctions.SdkClientException', 'States.Timeout'],
            IntervalSeconds: 2,
            MaxAttempts: 3,
          },
        ],
        Catch: [
          {
            ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'],
            Next: 'Started already',
          },
        ],
        End: true,
      },
      'Started already': { Type: 'Succeed' },
    },
  };
}
