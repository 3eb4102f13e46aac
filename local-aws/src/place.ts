/** The one account and the one region that a stand-in has. */
export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

/** For clients of the emulator itself, which takes the account from the access key. */
export const DIRECT = { region: REGION, credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'unused' } };
