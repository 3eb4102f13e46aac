import type { Agent } from 'node:http';

/** The one account that a stand-in has. */
export const ACCOUNT = '123456789012';
/** The region that it tells its clients. The others are there as well, for whoever signs for them. */
export const REGION = 'us-east-1';

/**
 * Options of SDK clients of the emulator itself, which takes the account from the access key.
 * @param httpAgent opens connections to the emulator.
 */
export function direct(httpAgent: Agent, region = REGION) {
  return {
    region,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'unused' },
    // An address of IP keeps the bucket's name in the path; nothing is ever sent to it.
    endpoint: 'http://127.0.0.1',
    requestHandler: { httpAgent },
  };
}
