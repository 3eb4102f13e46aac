import type { Form } from '../sts/sts.ts';
import { loadModel } from './model.ts';
import { type Answer, xml } from './protocol.ts';
import { readQuery } from './query-input.ts';
import { writeXml } from './query-output.ts';
import type { Caller, HandlersOf, OperationTypes } from './service.ts';

/** A service with EC2's form of the query protocol; its responses are XML. */
export interface QueryService {
  /** Answers one request; undefined when the stand-in does not have the operation. */
  answer(form: Form, caller: Caller, requestId: string): Promise<Answer | undefined>;
}

/** Combines the handlers of all parts into a service that reads requests and writes responses by its model. */
export function queryService<Operations extends OperationTypes<Operations>>(
  service: string,
  parts: readonly { handlers: HandlersOf<Operations> }[],
): QueryService {
  const model = loadModel(service);
  const handlers: HandlersOf<Operations> = Object.assign({}, ...parts.map((part) => part.handlers));
  const namespace = `http://${service}.amazonaws.com/doc/${model.version}/`;
  return {
    async answer({ Action: operation = '', Version: _version, ...members }, caller, requestId) {
      if (!Object.hasOwn(handlers, operation)) return undefined;
      // The operation's name determines the handler's input type; `readQuery` returns this type, because the model
      // describes it.
      const handler = handlers[operation as keyof Operations] as (input: unknown, call: object) => Promise<object>;
      const output = await handler(readQuery(model, operation, members), { operation, caller, requestId });
      const content = `<requestId>${requestId}</requestId>${writeXml(model, operation, output)}`;
      return {
        status: 200,
        headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<${operation}Response xmlns="${xml(namespace)}">${content}</${operation}Response>`,
      };
    },
  };
}
