/**
 * The message with which AWS's services report an S3 error. For a bucket in another region, their client makes it from
 * S3's redirect. Source: messages of Lambda (aws-samples/amazon-textract-enhancer#8) and of EMR
 * (hms-dbmi/hail-on-AWS-spot-instances#6).
 */
export function wordsOfS3(error: Error): string {
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  const region = $response?.headers?.['x-amz-bucket-region'];
  return error.name === 'PermanentRedirect' && region !== undefined
    ? `The bucket is in this region: ${region}. Please use this region to retry the request`
    : error.message;
}
