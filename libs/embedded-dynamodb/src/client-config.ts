/** Settings of an AWS SDK client for an embedded endpoint, which takes any credentials and Region. */
export function embeddedClientConfig(endpoint: string) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  };
}
