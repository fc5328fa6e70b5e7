import { permits, policySchema } from './policy';

const request = {
  service: 'cloudwatch.amazonaws.com',
  action: 'sns:Publish',
  resource: 'arn:aws:sns:us-east-1:222222222222:orgcost-alarms',
  keys: {
    'aws:sourcearn':
      'arn:aws:cloudwatch:us-east-1:333333333333:alarm:orgcost-billing-month-to-date',
    'aws:sourceaccount': '333333333333',
    'aws:sourceorgid': 'o-exampleorgid',
    'aws:securetransport': 'true',
  },
};

const allow = {
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: request.resource,
};

const isPermitted = (...Statement: readonly object[]) =>
  permits(policySchema.parse({ Version: '2012-10-17', Statement }), request);

it.each<[string, object]>([
  ['as it is', {}],
  ['for everybody', { Principal: '*' }],
  ['for everybody, in other words', { Principal: { AWS: '*' } }],
  ['for several', { Principal: { Service: ['x.amazonaws.com', 'cloudwatch.amazonaws.com'] } }],
  ['by a wildcard, in other letters', { Action: ['sqs:*', 'SNS:pub*'] }],
  ['of anything', { Resource: '*' }],
  ['of one letter', { Resource: 'arn:aws:sns:us-east-1:222222222222:orgcost-alarm?' }],
  [
    'for the organization',
    { Condition: { StringEquals: { 'aws:SourceOrgID': 'o-exampleorgid' } } },
  ],
  [
    'for its alarms',
    {
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:*:alarm:orgcost-billing-*' },
        StringLike: { 'AWS:SourceAccount': ['1*', '3*'] },
        Bool: { 'aws:SecureTransport': true.toString() },
      },
    },
  ],
  [
    'for who has no such key',
    { Condition: { StringEqualsIfExists: { 'aws:PrincipalTag/x': 'y' } } },
  ],
])('permits %s', (_what, changes) => {
  expect(isPermitted({ ...allow, ...changes })).toBe(true);
});

it.each<[string, object]>([
  ['another service', { Principal: { Service: 'events.amazonaws.com' } }],
  ['accounts', { Principal: { AWS: 'arn:aws:iam::333333333333:root' } }],
  ['another action', { Action: 'sns:Subscribe' }],
  ['another topic', { Resource: `${request.resource}-2` }],
  [
    'a topic whose name is no pattern',
    { Resource: request.resource.replace('orgcost', 'orgc.st') },
  ],
  ['others of the organization', { Condition: { StringEquals: { 'aws:SourceOrgID': 'o-other' } } }],
  [
    'one of two conditions',
    {
      Condition: {
        StringEquals: { 'aws:SourceOrgID': 'o-exampleorgid', 'aws:SourceAccount': '444444444444' },
      },
    },
  ],
  [
    'a key of principals',
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } } },
  ],
  [
    'an operator that is not known here',
    { Condition: { StringNotLike: { 'aws:SourceOrgID': 'x' } } },
  ],
  ['all but some', { Action: undefined, NotAction: 'sns:Subscribe' }],
])('permits nothing by what is for %s', (_what, changes) => {
  expect(isPermitted({ ...allow, ...changes })).toBe(false);
});

it('permits nothing without a statement, and by any of several', () => {
  expect(isPermitted()).toBe(false);
  expect(isPermitted({ ...allow, Action: 'sns:Subscribe' }, allow)).toBe(true);
  expect(permits(policySchema.parse({ Statement: allow }), request)).toBe(true);
});

it.each<[string, object, boolean]>([
  ['denies it', {}, false],
  [
    'denies what is not encrypted',
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    true,
  ],
  ['denies another', { Principal: { Service: 'events.amazonaws.com' } }, true],
  [
    'may deny it',
    { Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-exampleorgid' } } },
    false,
  ],
  ['denies all but some', { Action: undefined, NotAction: 'sns:Publish' }, false],
])('goes by a statement that %s', (_what, changes, expected) => {
  expect(isPermitted(allow, { ...allow, Effect: 'Deny', ...changes })).toBe(expected);
});
