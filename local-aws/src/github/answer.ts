/** A response of the stand-in. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const DOCUMENTATION = 'https://docs.github.com/rest';

/** An error response of GitHub, as an exception. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, more: { errors?: object[]; headers?: Record<string, string> } = {}) {
    super(message);
    const { errors, headers = {} } = more;
    const body = { message, ...(errors && { errors }), documentation_url: DOCUMENTATION, status: String(status) };
    this.answer = { status, body, headers };
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** GitHub's response for an invalid field: `Validation Failed`, with the reason. */
export function invalid(resource: string, field: string, message: string, code = 'custom'): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, code, field, message }] });
}

/**
 * One page of a list, with the link to the next page. Source: docs.github.com, "Using pagination in the REST API": 30
 * items per page, at most 100. The links `first` and `last` are not sent here.
 */
export function page(items: readonly unknown[], url: URL, name?: string): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const number = Number(url.searchParams.get('page') ?? 1);
  const shown = items.slice((number - 1) * size, number * size);
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  return {
    status: 200,
    body: name === undefined ? shown : { total_count: items.length, [name]: shown },
    headers: number * size < items.length ? { link: `<${next.href}>; rel="next"` } : {},
  };
}
