import { startWorkflow } from './start-workflow';

it('starts one collection for each scheduled time, and takes one that was started already as done', () => {
  expect(startWorkflow('collection')).toEqual({
    Comment: 'OrgCost: starts a collection under the name of its scheduled time',
    QueryLanguage: 'JSONata',
    StartAt: 'Start',
    TimeoutSeconds: 60,
    States: {
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution',
        Arguments: {
          StateMachineArn: 'collection',
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
  });
});
