import type { Agent } from 'node:http';

/** The only account of a stand-in. */
export const ACCOUNT = '123456789012';
/**
 * The region that the stand-in reports to its clients. A request that is signed for another region uses that region.
 */
export const REGION = 'us-east-1';

/**
 * Options of SDK clients that call the emulator directly. The emulator reads the account from the access key ID.
 * @param httpAgent opens connections to the emulator.
 */
export function direct(httpAgent: Agent, region = REGION) {
  return {
    region,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'unused' },
    // With an IP address, the SDK puts the bucket's name into the path. The agent connects to the emulator instead.
    endpoint: 'http://127.0.0.1',
    requestHandler: { httpAgent },
  };
}
