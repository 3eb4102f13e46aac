import { readFileSync } from 'node:fs';

/** A shape of a service model, with the constraints of its values. */
export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, MemberReference>>;
  readonly member?: MemberReference;
  readonly key?: MemberReference;
  readonly value?: MemberReference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** For rest-json: the member that is the whole body. */
  readonly payload?: string;
  /** Whether AWS omits the value from its messages. */
  readonly sensitive?: boolean;
}

/** A reference to a shape, and for rest-json the member's place in the request. */
export interface MemberReference {
  readonly shape: string;
  readonly location?: 'uri' | 'header' | 'querystring';
  /** For EC2: name in XML; default: the member's name with a lower-case first letter. */
  readonly locationName?: string;
  /** For EC2: name in a request; default: the name in XML with an upper-case first letter. */
  readonly queryName?: string;
}

/** Method, path with `{Member}` placeholders and possibly a query, and the HTTP status of a success. */
export type Route = readonly [method: string, uri: string, status: number];

/**
 * A service model of botocore, reduced to the inputs of the operations that the stand-in has, and for EC2 their
 * outputs.
 */
export interface ServiceModel {
  readonly service: string;
  /** API version, e.g. `2017-07-24`. */
  readonly version: string;
  /** Input shape by operation. */
  readonly operations: Readonly<Record<string, string>>;
  /** Output shape by operation; only for EC2, whose responses are XML. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Route by operation, for rest-json services. */
  readonly http?: Readonly<Record<string, Route>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Reads `models/<service>.json`, which `scripts/models.py` generates. */
export function loadModel(service: string): ServiceModel {
  return JSON.parse(readFileSync(new URL(`../../models/${service}.json`, import.meta.url), 'utf8')) as ServiceModel;
}

/** The shape with this name. @throws Error when the model does not have it */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`${model.service}'s model has no shape ${name}`);
  return shape;
}
