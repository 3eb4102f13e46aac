import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Answer, invokeEndpoint } from '../aws/invoke.ts';
import { readEndpointLog } from '../aws/recent-log.ts';
import type { Smoke } from '../config/types.ts';
import { endOfLog, Failure, Pending } from '../core/failure.ts';
import { judge, SHAPE } from './prediction.ts';
import type { Scope } from './scope.ts';

/** Sends the smoke file and fails unless it is answered, with the expected class at the top where one is expected. */
export async function askSmoke(scope: Scope, endpoint: string, smoke: Smoke, signal: AbortSignal): Promise<void> {
  const body = await readFile(resolve(scope.root, smoke.file));
  let answer: Answer;
  try {
    answer = await invokeEndpoint(scope.aws, endpoint, { body, contentType: smoke.contentType }, { ...scope, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Pending) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const log = await readEndpointLog(scope.aws, endpoint).catch(() => []);
    throw new Failure(
      `The endpoint ${endpoint} did not answer ${smoke.file}: ${words}${endOfLog(log)}`,
      'Mend the model or the serving code and deploy again. The whole log is in CloudWatch: /aws/sagemaker/Endpoints/….',
      error,
    );
  }
  const judged = judge(answer, smoke.expect);
  if ('wrong' in judged) {
    throw new Failure(
      `The endpoint ${endpoint} answered ${smoke.file} with ${judged.wrong}.`,
      judged.isAnswer
        ? 'Train a better model, or correct `smoke.expect` in the config.'
        : `Mend the serving code and deploy again: ${SHAPE}. Its log is in CloudWatch: /aws/sagemaker/Endpoints/${endpoint}.`,
    );
  }
  const { shown } = judged.prediction;
  scope.progress(
    `endpoint:${endpoint}`,
    `a real request answered${smoke.expect === undefined ? '' : ' right'}: ${shown} (${Math.round(answer.milliseconds)} ms)`,
  );
}
