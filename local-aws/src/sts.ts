import type { IncomingMessage } from 'node:http';
import { notImplemented } from './not-implemented.ts';
import { type Answer, xml } from './protocol.ts';
import type { Caller } from './service.ts';
import { parameter, splitTarget } from './target.ts';

/** Answers an STS request (query protocol): GetCallerIdentity. */
export function answerSts(request: IncomingMessage, body: Buffer, caller: Caller, requestId: string): Answer {
  const form = splitTarget(`/?${body.toString('utf8')}`).query;
  const action = parameter(form, 'Action') ?? parameter(splitTarget(request.url ?? '/').query, 'Action');
  if (action !== 'GetCallerIdentity') throw notImplemented(request, 'sts', body.toString('utf8'));
  const identity = `<Arn>${xml(caller.arn)}</Arn><UserId>${caller.accessKeyId}</UserId><Account>${caller.account}</Account>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${identity}</GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  };
}
