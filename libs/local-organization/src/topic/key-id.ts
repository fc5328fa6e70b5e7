/** Of the key that the topic is encrypted with. */
export const keyId = '6f1f0b1e-2a54-4f6e-9d0e-0b7c1f5a9c11';

export function keyArnOf({ trackerAccount }: { readonly trackerAccount: string }): string {
  return `arn:aws:kms:us-east-1:${trackerAccount}:key/${keyId}`;
}
