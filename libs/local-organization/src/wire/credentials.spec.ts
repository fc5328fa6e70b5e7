import { AwsError } from './aws-error';
import { CredentialStore } from './credentials';

const tracker = { account: '111111111111', arn: 'arn:tracker', userId: 'AIDA' };
const member = { account: '222222222222', arn: 'arn:member', userId: 'AROA' };

it('issues credentials that hold until they expire', () => {
  let now = Date.parse('2026-11-23T06:00:00Z');
  const store = new CredentialStore(tracker, () => now);
  const issued = store.issue(member, 900);
  expect(issued).toEqual({
    AccessKeyId: 'ASIALOCAL00000000001',
    SecretAccessKey: 'local-organization-no-secret',
    SessionToken: 'local-organization-session-1',
    Expiration: '2026-11-23T06:15:00.000Z',
  });
  const headers = new Headers({
    authorization: `AWS4-HMAC-SHA256 Credential=${issued.AccessKeyId}/20261123/us-east-1/sts/aws4_request`,
    'x-amz-security-token': issued.SessionToken,
  });
  now += 899_999;
  expect(store.authenticate(headers, 'Cost Explorer')).toEqual(member);
  now += 1;
  expect(() => store.authenticate(headers, 'Cost Explorer')).toThrow(
    new AwsError('ExpiredTokenException', 'The security token included in the request is expired'),
  );
});
