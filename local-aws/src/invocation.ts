import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readBody } from './body.ts';
import { loadModel, type ServiceModel, shapeOf } from './model.ts';
import type { Answer } from './protocol.ts';
import { AwsError, type Caller } from './service.ts';
import { validate } from './validate.ts';

/** Sends one request to an endpoint: what the endpoints' part of the stand-in offers to the gateway. */
export type Invoke = (request: {
  endpointName: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  caller: Caller;
  requestId: string;
}) => Promise<Answer>;

/** Answers an InvokeEndpoint request (rest-json with a raw body). */
export type Invocation = (
  request: IncomingMessage,
  endpointName: string,
  caller: Caller,
  requestId: string,
) => Promise<Answer>;

/** Bytes; over the service's own limit (6,291,456), so that the model's finding is what the caller reads. */
const READ_LIMIT = 80_000_000;

/** Checks invocations against the runtime's service model and hands them to the endpoints. */
export function invocations(invoke: Invoke): Invocation {
  const model = loadModel('sagemaker-runtime');
  return async (request, endpointName, caller, requestId) => {
    const body = await readBody(request, READ_LIMIT);
    try {
      validate(model, 'InvokeEndpoint', inputOf(model, request.headers, endpointName, body));
    } catch (error) {
      // The runtime's model calls the same error ValidationError.
      throw error instanceof AwsError ? new AwsError('ValidationError', error.message, error.status) : error;
    }
    return invoke({ endpointName, headers: request.headers, body, caller, requestId });
  };
}

/** The members of InvokeEndpoint's input, from where the model says that they stand in the request. */
function inputOf(model: ServiceModel, headers: IncomingHttpHeaders, EndpointName: string, Body: Buffer) {
  const input: Record<string, unknown> = { EndpointName, Body };
  const members = shapeOf(model, model.operations['InvokeEndpoint'] ?? '').members ?? {};
  for (const [name, { location, locationName }] of Object.entries(members)) {
    const value = location === 'header' ? headers[locationName?.toLowerCase() ?? ''] : undefined;
    if (value !== undefined) input[name] = value.toString();
  }
  return input;
}
