import type { IncomingMessage } from 'node:http';
import { AwsError } from './service.ts';
import { parameter, splitTarget } from './target.ts';

/** The error for a part of a request that the stand-in does not have: status 501, with its name. */
export function lacks(what: string): AwsError {
  return new AwsError('NotImplemented', `The stand-in for AWS does not have ${what}`, 501);
}

/**
 * The error for an operation that neither the stand-in nor its emulator has: status 501, with the operation's name.
 * @param text another text that may contain the name: the body of a query request, or the emulator's error.
 */
export function notImplemented(request: IncomingMessage, scope: string, text = ''): AwsError {
  const { path, query } = splitTarget(request.url ?? '/');
  const operation =
    request.headers['x-amz-target']?.toString().split('.').at(-1) ??
    /\/operation\/(\w+)$/.exec(path)?.[1] ??
    parameter(query, 'Action') ??
    /(?:^|&)Action=(\w+)/.exec(text)?.[1] ??
    /unknown (?:\w+ )?action: (\w+)/i.exec(text)?.[1] ??
    `${request.method} ${path}`;
  return lacks(`${scope}:${operation}`);
}
