import { some } from './left-out.ts';

/** Usual names of files with secrets, except templates of them. */
const NAMES =
  /(^|\/)(\.env(\..+)?|\.(netrc|npmrc|pypirc|git-credentials)|id_(rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|[^/]+\.(key|p12|pfx|jks|keystore|secret))$/i;
const EXAMPLES = /\.(example|sample|template|dist)$/i;

/**
 * Warns about files that look like secrets, because every reader of the bucket or of the function's code can read them.
 */
export function looksSecret(
  folder: string,
  files: readonly { readonly path: string; readonly body: Buffer }[],
): string[] {
  const isSecret = (path: string, body: Buffer) =>
    (NAMES.test(path) && !EXAMPLES.test(path)) || ['\n', '\r\n'].some((end) => body.includes(`PRIVATE KEY-----${end}`));
  const found = files.filter(({ path, body }) => isSecret(path, body)).map(({ path }) => `${folder}/${path}`);
  if (found.length === 0) return [];
  return [
    `${some(found)}: looks like a secret, and it is packed with the code, so everyone who can read the code in AWS can read it. If you did not intend this, remove it from the folder.`,
  ];
}
