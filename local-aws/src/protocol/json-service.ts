import { loadModel } from './model.ts';
import type { Answer } from './protocol.ts';
import { AwsError, type Call, type HandlersOf, type OperationTypes } from './service.ts';
import { validate } from './validate.ts';

/** A service with the protocol awsJson 1.1. */
export interface JsonService {
  /** What precedes the operation in `X-Amz-Target`. */
  readonly target: string;
  /** Answers one request; undefined when the stand-in does not have the operation. */
  answer(body: Buffer, call: Call): Promise<Answer | undefined>;
}

/**
 * Combines the handlers of all parts into a service that validates requests against its model.
 *
 * @param target what precedes the operation in `X-Amz-Target`
 */
export function jsonService<Operations extends OperationTypes<Operations>>(
  service: string,
  target: string,
  parts: readonly { handlers: HandlersOf<Operations> }[],
): JsonService {
  const model = loadModel(service);
  const handlers: HandlersOf<Operations> = Object.assign({}, ...parts.map((part) => part.handlers));
  return {
    target,
    async answer(body, call) {
      if (!Object.hasOwn(handlers, call.operation)) return undefined;
      // The operation's name determines the handler's input type; `validate` returns this type, because the model
      // describes it.
      const handler = handlers[call.operation as keyof Operations] as (input: unknown, call: Call) => Promise<unknown>;
      const output = await handler(validate(model, call.operation, parseJson(body)), call);
      return {
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': call.requestId },
        body: JSON.stringify(output, secondsForDates),
      };
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AwsError('SerializationException', error instanceof Error ? error.message : String(error));
  }
}

/**
 * awsJson writes times as epoch seconds. JSON.stringify calls toJSON before this function, so the value is read from
 * `this`.
 */
function secondsForDates(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return raw instanceof Date ? raw.getTime() / 1000 : value;
}
