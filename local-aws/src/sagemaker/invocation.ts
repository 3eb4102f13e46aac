import type { IncomingHttpHeaders } from 'node:http';
import { loadModel, type ServiceModel, shapeOf } from '../protocol/model.ts';
import type { Answer } from '../protocol/protocol.ts';
import { AwsError, type Caller } from '../protocol/service.ts';
import { validate } from '../protocol/validate.ts';

/** Sends one request to an endpoint. The gateway calls it. */
export type Invoke = (request: {
  endpointName: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  caller: Caller;
  requestId: string;
}) => Promise<Answer>;

/** Answers an InvokeEndpoint request (rest-json with a raw body). */
export type Invocation = (
  headers: IncomingHttpHeaders,
  endpointName: string,
  body: Buffer,
  caller: Caller,
  requestId: string,
) => Promise<Answer>;

/** Checks invocations against the runtime's service model and passes them to the endpoints. */
export function invocations(invoke: Invoke): Invocation {
  const model = loadModel('sagemaker-runtime');
  return async (headers, endpointName, body, caller, requestId) => {
    try {
      validate(model, 'InvokeEndpoint', inputOf(model, headers, endpointName, body));
    } catch (error) {
      // The runtime's service model names this error ValidationError.
      throw error instanceof AwsError ? new AwsError('ValidationError', error.message, error.status) : error;
    }
    return invoke({ endpointName, headers, body, caller, requestId });
  };
}

/** The members of InvokeEndpoint's input, each from the place in the request that the model states. */
function inputOf(model: ServiceModel, headers: IncomingHttpHeaders, EndpointName: string, Body: Buffer) {
  const input: Record<string, unknown> = { EndpointName, Body };
  const members = shapeOf(model, model.operations['InvokeEndpoint'] ?? '').members ?? {};
  for (const [name, { location, locationName }] of Object.entries(members)) {
    const value = location === 'header' ? headers[locationName?.toLowerCase() ?? ''] : undefined;
    if (value !== undefined) input[name] = value.toString();
  }
  return input;
}
