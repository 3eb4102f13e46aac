// actions/lib/aws/encryption.ts
/** With this KMS key; with none, as the bucket does by default. @param kmsKey id, ARN or alias */
function encryptedWith(kmsKey) {
	return kmsKey === void 0 ? {} : {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
}

export { encryptedWith as t };