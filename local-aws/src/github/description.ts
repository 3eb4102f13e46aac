import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Refusal } from './answer.ts';

const FILE = join(import.meta.dirname, '../../models/github.json');

/** JSON schemas of request bodies, by `METHOD /path/{parameter}`. */
interface Description {
  readonly bodies: Readonly<Record<string, object>>;
}

/** Checks requests against GitHub's OpenAPI description of its REST API. */
export class RequestCheck {
  readonly #ajv = new Ajv({ strict: false, allErrors: false, verbose: true });
  readonly #bodies: Description['bodies'];
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor() {
    this.#bodies = (JSON.parse(readFileSync(FILE, 'utf8')) as Description).bodies;
  }

  /** @throws Refusal 422 with the first error, in GitHub's wording */
  check(route: string, body: unknown): void {
    const schema = this.#bodies[route];
    if (schema === undefined) return;
    const validate = this.#compiled.get(route) ?? this.#ajv.compile(schema);
    this.#compiled.set(route, validate);
    if (validate(body)) return;
    throw new Refusal(422, `Invalid request.\n\n${wording(validate.errors?.[0])}`);
  }
}

/** GitHub's wording, as seen in its responses. */
function wording(error: ErrorObject | undefined): string {
  const { keyword = '', params = {}, instancePath = '', data, message = '' } = error ?? {};
  const where = instancePath === '' ? '' : `For '${instancePath.slice(1)}', `;
  switch (keyword) {
    case 'required':
      return `${where}"${params['missingProperty']}" wasn't supplied.`;
    case 'additionalProperties':
      return `${where}"${params['additionalProperty']}" is not a permitted key.`;
    case 'maxItems':
      return `No more than ${params['limit']} items are allowed; ${(data as unknown[]).length} were supplied.`;
    case 'type':
      return `${where}${JSON.stringify(data)} is not ${article(String(params['type']))}.`;
    default:
      return `${where}${JSON.stringify(data)} ${message}.`;
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
