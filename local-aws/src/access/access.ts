import type { Protocol } from '../protocol/protocol.ts';
import { AwsError, type Caller } from '../protocol/service.ts';
import type { Call } from './asked.ts';
import { allowedBy } from './evaluate.ts';
import { checkIamRequest } from './iam-request.ts';
import type { Request } from './policy.ts';
import type { Roles } from './roles.ts';

/** What a role asked for, and which of its statements allowed it. */
export interface AccessRecord extends Request {
  /** ARN of the session. */
  readonly caller: string;
  readonly role: string;
  /** undefined: none did. */
  readonly sid: string | undefined;
}

/** Decides what a caller may do, and keeps a record of it. */
export class Access {
  readonly #roles: Roles;
  readonly #record: (entry: AccessRecord) => void;

  /** @param record is told each request of a role, as CloudTrail would be. */
  constructor(roles: Roles, record: (entry: AccessRecord) => void) {
    this.#roles = roles;
    this.#record = record;
  }

  /**
   * Lets a call pass that the caller's role allows in every part. The stand-in's own user may do everything.
   *
   * @throws AwsError in AWS's words for the first action that no statement allows, and for a role that is handed to
   *   SageMaker and cannot be assumed by it
   */
  async authorize(caller: Caller, requests: readonly Request[], protocol: Protocol): Promise<void> {
    const denied = await this.firstDenied(caller, requests);
    if (denied !== undefined) throw accessDenied(caller, denied, protocol);
    for (const { action, resource, context } of requests) {
      const service = context['iam:PassedToService'];
      // Lambda looks for itself, and has other words for it.
      if (action !== 'iam:PassRole' || service !== 'sagemaker.amazonaws.com') continue;
      // What is no role's ARN at all is for the service to refuse.
      if (!/^arn:aws:iam::\d{12}:role\//.test(resource)) continue;
      if (!(await this.#roles.isAssumableBy(service, resource))) throw notAssumable(service, resource);
    }
  }

  /** @throws AwsError for a change of IAM that AWS refuses, see {@link checkIamRequest} */
  async checkIam(call: Pick<Call, 'operation' | 'input'>): Promise<void> {
    await checkIamRequest(call, (arn) => this.#roles.hasPolicy(arn));
  }

  /** To be called when anything in IAM may have changed. */
  forget(): void {
    this.#roles.forget();
  }

  /** The first of the requests that the caller's role does not allow. */
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

/** AWS's words for a request that no policy allows. */
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
  // Words of Application Auto Scaling, the one other that does (aws/aws-auto-scaling-custom-resource#25).
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
