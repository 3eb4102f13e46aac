import { type ServiceModel, type Shape, shapeOf } from './model.ts';
import { xml } from './protocol.ts';

/**
 * An operation's output as EC2 writes it in XML: lists of `<item>`, times in ISO 8601.
 * @param output has the SDK's type; undefined members are omitted.
 * @throws Error for a member that the model does not have
 */
export function writeXml(model: ServiceModel, operation: string, output: object): string {
  const name = model.outputs?.[operation];
  // Some operations have no output shape: their response only confirms the request.
  return name === undefined ? '<return>true</return>' : content(output, shapeOf(model, name));

  function content(value: unknown, shape: Shape): string {
    if (shape.type === 'list') {
      const { shape: member = '', locationName = 'item' } = shape.member ?? {};
      return (value as unknown[]).map((each) => element(locationName, each, shapeOf(model, member))).join('');
    }
    if (shape.type === 'structure') {
      const given = Object.entries(value as object).filter(([, each]) => each !== undefined);
      return given
        .map(([member, each]) => {
          const reference = shape.members?.[member];
          if (reference === undefined) throw new Error(`${model.service}'s ${operation} answers no ${member}`);
          const usual = member.charAt(0).toLowerCase() + member.slice(1);
          return element(reference.locationName ?? usual, each, shapeOf(model, reference.shape));
        })
        .join('');
    }
    return xml(value instanceof Date ? value.toISOString() : String(value));
  }

  function element(tag: string, value: unknown, shape: Shape): string {
    return `<${tag}>${content(value, shape)}</${tag}>`;
  }
}
