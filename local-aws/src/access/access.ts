import type { Protocol } from '../protocol/protocol.ts';
import { AwsError, type Caller } from '../protocol/service.ts';
import type { Call } from './asked.ts';
import { allowedBy } from './evaluate.ts';
import { checkIamRequest } from './iam-request.ts';
import type { Request } from './policy.ts';
import type { Roles } from './roles.ts';

/** A request of a role, and the statement that allowed it. */
export interface AccessRecord extends Request {
  /** ARN of the role session. */
  readonly caller: string;
  readonly role: string;
  /** Sid of the statement; undefined: no statement allowed the request. */
  readonly sid: string | undefined;
}

/** Decides what a caller may do, and records each decision. */
export class Access {
  readonly #roles: Roles;
  readonly #record: (entry: AccessRecord) => void;

  /** @param record receives each request of a role, as CloudTrail does on AWS */
  constructor(roles: Roles, record: (entry: AccessRecord) => void) {
    this.#roles = roles;
    this.#record = record;
  }

  /**
   * Checks that the caller's role allows all requests of a call. The stand-in's own user may do everything.
   *
   * @throws AwsError with AWS's message for the first request that no statement allows, and for a role that is passed
   *   to SageMaker and that SageMaker cannot assume
   */
  async authorize(caller: Caller, requests: readonly Request[], protocol: Protocol): Promise<void> {
    const denied = await this.firstDenied(caller, requests);
    if (denied !== undefined) throw accessDenied(caller, denied, protocol);
    for (const { action, resource, context } of requests) {
      const service = context['iam:PassedToService'];
      // Lambda checks the role itself, with another message.
      if (action !== 'iam:PassRole' || service !== 'sagemaker.amazonaws.com') continue;
      // A value that is not the ARN of a role is rejected by the service.
      if (!/^arn:aws:iam::\d{12}:role\//.test(resource)) continue;
      if (!(await this.#roles.isAssumableBy(service, resource))) throw notAssumable(service, resource);
    }
  }

  /** @throws AwsError for a change that IAM refuses, see {@link checkIamRequest} */
  async checkIam(call: Pick<Call, 'operation' | 'input'>): Promise<void> {
    await checkIamRequest(call, (arn) => this.#roles.hasPolicy(arn));
  }

  /** Must be called when something in IAM may have changed. */
  forget(): void {
    this.#roles.forget();
  }

  /** The first request that the caller's role does not allow; undefined when it allows all. */
  async firstDenied(caller: Caller, requests: readonly Request[]): Promise<Request | undefined> {
    if (caller.role === undefined) return undefined;
    const role = await this.#roles.get(caller.role);
    for (const request of requests) {
      const statement = allowedBy(role?.statements ?? [], request);
      this.#record({ ...request, caller: caller.arn, role: caller.role, sid: statement?.sid });
      if (statement === undefined) return request;
    }
    return undefined;
  }
}

/**
 * AWS's message for a request that no policy allows.
 * @param quote stands around the ARN of the resource; default: none
 */
export function deniedText(arn: string, { action, resource }: Request, quote = ''): string {
  const where = resource === '*' ? '*' : `${quote}${resource}${quote}`;
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${where} because no identity-based policy allows the ${action} action`;
}

function notAssumable(service: string, role: string): AwsError {
  return new AwsError(
    'ValidationException',
    `Could not assume role ${role}. Please ensure that the role exists and allows principal '${service}' to assume the role.`,
  );
}

function accessDenied(caller: Caller, request: Request, protocol: Protocol): AwsError {
  if (request.inCallersName && protocol === 'ec2')
    return new AwsError(
      'AuthFailure.ServiceLinkedRoleCreationNotPermitted',
      'The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances.',
      403,
    );
  // Message of Application Auto Scaling, the only other service that does this
  // (aws/aws-auto-scaling-custom-resource#25).
  if (request.inCallersName)
    return new AwsError('ValidationException', `User is missing the following permissions: ${request.action}`);
  // S3 quotes the ARN.
  const text = deniedText(caller.arn, request, protocol === 's3' ? '"' : '');
  if (protocol === 'ec2') {
    const encoded = Buffer.from(JSON.stringify({ allowed: false, ...request })).toString('base64url');
    return new AwsError(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. ${text}. Encoded authorization failure message: ${encoded}`,
      403,
    );
  }
  if (protocol === 's3' || protocol === 'query') return new AwsError('AccessDenied', text, 403);
  return new AwsError('AccessDeniedException', text, protocol === 'rest-json' ? 403 : 400);
}
