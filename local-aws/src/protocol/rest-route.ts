import type { ServiceModel } from './model.ts';
import { type Parameter, splitTarget } from './target.ts';

/** The operation of a rest-json request. */
export interface RestMatch {
  readonly operation: string;
  /** Members from the path. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: readonly Parameter[];
}

/**
 * Finds the operation by method and path. A route whose query also matches takes precedence over one without a query.
 */
export function matchRoute(model: ServiceModel, method: string | undefined, target: string): RestMatch | undefined {
  const { path, query } = splitTarget(target);
  const matches = Object.entries(model.http ?? {}).flatMap(([operation, [verb, uri]]) => {
    const [template = '', marks = ''] = uri.split('?');
    const labels = verb === method ? labelsOf(template, path) : undefined;
    const fits = marks.split('&').every((mark) => mark === '' || query.some(({ raw }) => raw === mark));
    return labels !== undefined && fits ? [{ operation, labels, query, marks }] : [];
  });
  return matches.sort((a, b) => b.marks.length - a.marks.length)[0];
}

function labelsOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return labels;
}
