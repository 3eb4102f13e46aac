import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { type Parameter, parameter } from '../protocol/target.ts';
import { codeFolder } from './code.ts';

/** Milliseconds for which a URL is valid. Source: GetFunction in Lambda's API reference. */
const VALID_FOR = 600_000;

/** Path of the URLs that GetFunction returns. */
export const CODE_PATH = '/_local/function-code';

const secret = randomBytes(32);

/**
 * The URL of a function's package. It needs no credentials, like the presigned S3 URL that AWS returns.
 *
 * @param CodeSha256 SHA-256 of the package, in base64
 */
export function codeLocation({ endpoint }: Context, CodeSha256 = ''): string {
  const sha256 = Buffer.from(CodeSha256, 'base64').toString('hex');
  const expires = String(Date.now() + VALID_FOR);
  return `${endpoint}${CODE_PATH}?${new URLSearchParams({ sha256, expires, signature: sign(sha256, expires) })}`;
}

/**
 * The package that such a URL names; undefined when the signature is wrong, the URL has expired or there is no file.
 */
export async function readCode(context: Context, query: readonly Parameter[]): Promise<Buffer | undefined> {
  const [sha256 = '', expires = '', signature = ''] = ['sha256', 'expires', 'signature'].map((name) =>
    parameter(query, name),
  );
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(sha256, expires))];
  if (given.length !== right.length || !timingSafeEqual(given, right) || Number(expires) < Date.now()) return undefined;
  return readFile(`${codeFolder(context, Buffer.from(sha256, 'hex').toString('base64'))}.zip`).catch(() => undefined);
}

function sign(sha256: string, expires: string): string {
  return createHmac('sha256', secret).update(`${sha256} ${expires}`).digest('hex');
}
