import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type Repository, repositoryAt } from '../../config/repository.ts';
import { Failure } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import type { Config } from '../types.ts';
import { LARGEST_BODY } from './checks.ts';
import type { Smoke } from './config.ts';
import { defaultEndpoint } from './default-endpoint.ts';
import { invokeEndpoint, type Payload } from './invoke.aws.ts';
import { judge, type Prediction, SHAPE } from './prediction.ts';

export { warmUp } from './invoke.aws.ts';

/** A request from the inputs; `''` means: use the config. */
export interface Question {
  readonly endpoint: string;
  readonly file: string;
  readonly url: string;
  readonly contentType: string;
  readonly expect: string;
}

/** The answer of the endpoint. */
export interface Asked {
  readonly endpoint: string;
  readonly payload: Payload;
  /** The class that must be the most probable one; undefined: any. */
  readonly expected: string | undefined;
  readonly prediction: Prediction;
  readonly milliseconds: number;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.json': 'application/json',
  '.csv': 'text/csv',
};

/**
 * Sends a file or an address to an endpoint.
 *
 * @throws Failure when there is nothing to send or no endpoint, when the container refuses, or when the answer is
 *   invalid or has an unexpected class
 */
export async function ask(scope: Scope, question: Question): Promise<Asked> {
  const endpoint = endpointFor(question, scope.config);
  if (endpoint === undefined)
    throw new Failure(
      'input-invalid: The config has no endpoint to invoke.',
      'Add one under `endpoints`, or set the input `endpoint`.',
    );
  const smoke = scope.config.endpoints[endpoint]?.smoke;
  const payload = await payloadOf(scope, question, smoke);
  const answer = await invokeEndpoint(scope.aws, endpoint, payload, scope);
  const isSmoke = question.file === '' && question.url === '';
  const expected = question.expect || (isSmoke ? smoke?.expect : undefined);
  const judged = judge(answer, expected);
  if ('wrong' in judged) {
    throw new Failure(
      `answer-wrong: The endpoint ${endpoint} answered ${judged.wrong}.`,
      judged.isAnswer
        ? 'Check the image, correct `expect`, or train a better model.'
        : `Fix the serving code and deploy again: ${SHAPE}. Its log is in CloudWatch: /aws/sagemaker/Endpoints/${endpoint}.`,
    );
  }
  return { endpoint, payload, expected, prediction: judged.prediction, milliseconds: answer.milliseconds };
}

/** The named endpoint, otherwise the first one; for a `smoke` request, the first one that has it. */
function endpointFor({ endpoint, file, url }: Question, config: Config): string | undefined {
  return endpoint || (file === '' && url === '' ? defaultEndpoint(config) : Object.keys(config.endpoints)[0]);
}

/** The body to send, with its content type. @throws Failure when there is nothing to send */
export async function payloadOf(scope: Scope, question: Question, smoke: Smoke | undefined): Promise<Payload> {
  if (question.file !== '' && question.url !== '')
    throw new Failure('input-invalid: Both `file` and `url` are set.', 'Set only one of them.');
  if (question.url !== '')
    return { body: Buffer.from(JSON.stringify({ url: question.url })), contentType: 'application/json' };
  const file = question.file || smoke?.file;
  if (file === undefined)
    throw new Failure(
      'input-invalid: No input says what to send.',
      'Set the input `file` or `url`, or give the endpoint a `smoke` request in the config.',
    );
  const contentType =
    question.contentType ||
    (question.file === '' ? smoke?.contentType : undefined) ||
    CONTENT_TYPES[extname(file).toLowerCase()];
  if (contentType === undefined)
    throw new Failure(`input-invalid: The content type of ${file} is unknown.`, 'Set the input `content-type`.');
  if (!/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(contentType))
    throw new Failure(
      `input-invalid: The content type ${JSON.stringify(contentType)} cannot be sent.`,
      'Write the input `content-type` in ASCII on one line, such as image/png.',
    );
  return { body: await readPayload(repositoryAt(scope.root), file, scope.root), contentType };
}

/** Reads a file that is to be sent; a device or a pipe may never end. @throws Failure */
async function readPayload(repository: Repository, file: string, root: string): Promise<Buffer> {
  const [kind, size] = [repository.kind(file), repository.size(file)];
  if (kind !== 'file' || !repository.mayRead(file))
    throw new Failure(
      `input-invalid: The file ${file} could not be read.`,
      'Correct the input `file`: write the path of a file, relative to the root of the repository.',
    );
  if (size > LARGEST_BODY)
    throw new Failure(
      `input-invalid: The file ${file} has ${size} bytes; endpoints and functions accept at most ${LARGEST_BODY}.`,
      'Send a smaller file, or set the input `url`.',
    );
  return readFile(resolve(root, file));
}
