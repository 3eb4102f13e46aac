/** How an object is to be encrypted, as a member of S3's requests. */
export interface Encryption {
  readonly ServerSideEncryption?: 'aws:kms';
  readonly SSEKMSKeyId?: string;
}

/** Encryption with this KMS key; without one, the bucket's default. @param kmsKey id, ARN or alias */
export function encryptedWith(kmsKey: string | undefined): Encryption {
  return kmsKey === undefined ? {} : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKey };
}
