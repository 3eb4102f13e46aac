import type { IncomingMessage } from 'node:http';
import { loadModel, type ServiceModel, shapeOf } from './model.ts';
import type { Answer } from './protocol.ts';
import { matchRoute, type RestMatch } from './rest-route.ts';
import { AwsError, type Caller, type HandlersOf, type OperationTypes } from './service.ts';
import { validate } from './validate.ts';

/** A service with the protocol rest-json. */
export interface RestService {
  /** Answers one request; undefined when the stand-in does not have the operation. */
  answer(request: IncomingMessage, body: Buffer, caller: Caller, requestId: string): Promise<Answer | undefined>;
}

/**
 * Combines the handlers of all parts into a service that validates requests against its model.
 *
 * @param render writes the responses of operations whose body is not the output as JSON
 */
export function restService<Operations extends OperationTypes<Operations>>(
  service: string,
  parts: readonly { handlers: HandlersOf<Operations> }[],
  render: { readonly [Op in keyof Operations]?: (output: Operations[Op][1]) => Answer } = {},
): RestService {
  const model = loadModel(service);
  const handlers: HandlersOf<Operations> = Object.assign({}, ...parts.map((part) => part.handlers));
  return {
    async answer(request, body, caller, requestId) {
      const match = matchRoute(model, request.method, request.url ?? '/');
      if (match === undefined) return undefined;
      const input = inputOf(model, match, request, body);
      const operation = match.operation as keyof Operations;
      // The operation's name determines the handler's input type; `validate` returns this type, because the model
      // describes it.
      const handler = handlers[operation] as (input: unknown, call: object) => Promise<Operations[typeof operation][1]>;
      const output = await handler(validate(model, match.operation, input), {
        operation: match.operation,
        caller,
        requestId,
      });
      const status = model.http?.[match.operation]?.[2] ?? 200;
      const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
      const answer = render[operation]?.(output) ?? { status, headers: {}, body: JSON.stringify(output) };
      return {
        ...answer,
        headers: { ...headers, ...answer.headers },
        body: answer.status === 204 ? '' : answer.body,
      };
    },
  };
}

/** The members of an operation's input, each from the place in the request that the model states. */
function inputOf(
  model: ServiceModel,
  { operation, labels, query }: RestMatch,
  request: IncomingMessage,
  body: Buffer,
): Record<string, unknown> {
  const { members = {}, payload } = shapeOf(model, model.operations[operation] ?? '');
  const input: Record<string, unknown> = payload === undefined ? parseJson(body) : { [payload]: body };
  for (const [name, { shape, location, locationName = name }] of Object.entries(members)) {
    if (location === 'uri') input[name] = labels[locationName];
    const header = request.headers[locationName.toLowerCase()];
    if (location === 'header' && header !== undefined) input[name] = header.toString();
    const values = query.filter((parameter) => parameter.name === locationName).map(({ value }) => value);
    if (location !== 'querystring' || values.length === 0) continue;
    const { type } = shapeOf(model, shape);
    input[name] = type === 'list' ? values : type === 'integer' ? Number(values[0]) : values[0];
  }
  return input;
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AwsError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}
