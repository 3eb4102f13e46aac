import { readFileSync } from 'node:fs';

/** A shape of a service model, with the constraints that its values must keep. */
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
  /** Of rest-json: the member that is the body itself. */
  readonly payload?: string;
  /** AWS leaves the value out of its messages. */
  readonly sensitive?: boolean;
}

/** A use of a shape, and for rest-json where in the request it stands. */
export interface MemberReference {
  readonly shape: string;
  readonly location?: 'uri' | 'header' | 'querystring';
  /** Of EC2: its name in XML; default: the member's own, with a small first letter. */
  readonly locationName?: string;
  /** Of EC2: its name in a request; default: that in XML, with a capital first letter. */
  readonly queryName?: string;
}

/** Method, path with `{Member}` in its places and perhaps a query, and the status of a success. */
export type Route = readonly [method: string, uri: string, status: number];

/** A service model of botocore, trimmed to the inputs of the operations that the stand-in has, and for EC2 the outputs. */
export interface ServiceModel {
  readonly service: string;
  /** API version, e.g. `2017-07-24`. */
  readonly version: string;
  /** Input shape by operation. */
  readonly operations: Readonly<Record<string, string>>;
  /** Output shape by operation; only of EC2, whose answers are XML. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Of rest-json services, by operation. */
  readonly http?: Readonly<Record<string, Route>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Reads `models/<service>.json`, which `scripts/models.py` makes. */
export function loadModel(service: string): ServiceModel {
  return JSON.parse(readFileSync(new URL(`../../models/${service}.json`, import.meta.url), 'utf8')) as ServiceModel;
}

/** The shape of that name. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`${model.service}'s model has no shape ${name}`);
  return shape;
}
