import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainAws } from '../../aws/errors.ts';
import { readEndpointLog } from '../../aws/recent-log.ts';
import { endOfLog, Failure, Pending, Undecided } from '../../core/failure.ts';
import { digest } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import type { Smoke } from './config.ts';
import { type Answer, invokeEndpoint } from './invoke.aws.ts';
import { judge, SHAPE } from './prediction.ts';

/**
 * Sends the smoke request.
 *
 * @throws Failure when the endpoint fails or its answer is not the expected one; Undecided when the request could not
 *   be sent; Pending at the deadline
 */
export async function askSmoke(scope: Scope, endpoint: string, smoke: Smoke, signal: AbortSignal): Promise<void> {
  let answer: Answer;
  try {
    const body = await readFile(resolve(scope.root, smoke.file));
    answer = await invokeEndpoint(scope.aws, endpoint, { body, contentType: smoke.contentType }, { ...scope, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Pending) throw error;
    throw error instanceof Error && error.name === 'ModelError'
      ? await refused(scope, endpoint, smoke.file, error)
      : unasked(endpoint, error);
  }
  const judged = judge(answer, smoke.expect);
  if ('wrong' in judged) {
    throw new Failure(
      `answer-wrong: The endpoint ${endpoint} answered ${smoke.file} with ${judged.wrong}.`,
      judged.isAnswer
        ? 'Train a better model, or correct `smoke.expect` in the config.'
        : `Fix the serving code and deploy again: ${SHAPE}. Its log is in CloudWatch: /aws/sagemaker/Endpoints/${endpoint}.`,
    );
  }
  const { shown } = judged.prediction;
  scope.progress(`endpoint:${endpoint}`, `smoke test passed: ${shown} (${Math.round(answer.milliseconds)} ms)`);
}

/**
 * Identifies a smoke request and its expected answer. A configuration that failed one request may pass another one.
 *
 * @returns 10 hex digits; `none` without a smoke request
 */
export async function questionOf({ root }: Scope, smoke: Smoke | undefined): Promise<string> {
  if (smoke === undefined) return 'none';
  // Sending the request reports a file that cannot be read.
  const body = await readFile(resolve(root, smoke.file)).catch(() => '');
  return digest({ ...smoke, file: hash('sha256', body) });
}

/** The container answered with an error: the smoke test failed. */
async function refused(scope: Scope, endpoint: string, file: string, error: Error): Promise<Failure> {
  const log = await readEndpointLog(scope.aws, endpoint).catch(() => []);
  return new Failure(
    `invocation-failed: The endpoint ${endpoint} did not answer ${file}: ${error.message}${endOfLog(log)}`,
    'Fix the model or the serving code and deploy again. The full log is in CloudWatch: /aws/sagemaker/Endpoints/….',
    error,
  );
}

/**
 * The request was not answered. A missing permission, expired credentials or a broken connection do not concern the
 * model.
 */
function unasked(endpoint: string, error: unknown): Undecided {
  const { what, next } = explainAws(error) ?? {
    what: error instanceof Error ? error.message : String(error),
    next: 'Correct the cause and run the stage deploy again.',
  };
  return new Undecided(
    `not-verified: The smoke test of the endpoint ${endpoint} could not be sent, so the deployment is not verified: ${what}. The endpoint keeps serving; the next deploy tests it again.`,
    next,
    error,
  );
}
