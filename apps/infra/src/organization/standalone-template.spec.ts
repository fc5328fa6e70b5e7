import { CfnWaitConditionHandle, Stack, Stage } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { standaloneTemplate } from './standalone-template';

/** Where CDK writes, once a stack was made. */
let outdir = '';

const templateWith = (add: (stack: Stack) => void) =>
  standaloneTemplate((app, props) => {
    const stack = new Stack(app, 'stack', props);
    outdir = Stage.of(stack)?.outdir ?? '';
    add(stack);
    return stack;
  });

afterEach(() => {
  expect(basename(outdir)).toMatch(/^orgcost-template-\w{6}$/);
  expect(existsSync(outdir)).toBe(false);
});

it('is the template alone: nothing is left of the folder that CDK writes into', () => {
  expect(templateWith((stack) => new CfnWaitConditionHandle(stack, 'Handle'))).toEqual({
    Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  });
});

it('is none where cdk-nag finds something', () => {
  expect(() => templateWith((stack) => new CfnTopic(stack, 'Plain', {}))).toThrow(
    'AwsSolutions-SNS3',
  );
});
