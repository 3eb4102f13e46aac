import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { oneFunction } from '../chosen.ts';
import { type Reply, shorten } from '../endpoint/answer-fault.ts';
import { payloadOf, type Question, warmUp } from '../endpoint/ask.ts';
import { judge, type Prediction, SHAPE } from '../endpoint/prediction.ts';
import type { Scope } from '../scope.ts';
import type { FunctionTest, LambdaFunction } from './config.ts';
import { type FunctionAnswer, invokeFunction } from './invoke.aws.ts';

/** The answer of a function. */
export interface Asked {
  readonly prediction: Prediction;
  /** Number of the version that answered. */
  readonly version: string;
  readonly milliseconds: number;
}

/**
 * Invokes a function of the config through its alias, as callers do, with a file, an address, or its test event.
 *
 * @throws Failure when the function does not exist or there is nothing to send, and as {@link askFunction}
 */
export async function askFunctionAlias(scope: Scope, name: string, question: Question): Promise<Asked> {
  const [, wanted] = oneFunction(scope.config, name);
  const expect = question.expect === '' ? {} : { expect: question.expect };
  if (question.file === '' && question.url === '' && wanted.test !== undefined)
    return askFunction(scope, name, wanted.alias, { ...wanted.test, ...expect }, scope.signal);
  const { body, contentType } = await payloadOf(scope, question, undefined);
  const event =
    question.url === ''
      ? { image: body.toString('base64'), 'content-type': contentType }
      : (JSON.parse(body.toString('utf8')) as Record<string, unknown>);
  return askFunction(scope, name, wanted.alias, { event, ...expect }, scope.signal);
}

/** Sends the test event of the config to a version. @throws Failure when the answer is not the expected one */
export async function askFunctionTest(
  scope: Scope,
  name: string,
  { test }: LambdaFunction,
  version: string,
  signal: AbortSignal,
): Promise<void> {
  if (test === undefined) return;
  const { prediction, milliseconds } = await askFunction(scope, name, version, test, signal);
  scope.progress(
    `function:${name}`,
    `version ${version} passed its test event: ${prediction.shown} (${Math.round(milliseconds)} ms)`,
  );
}

/**
 * Sends an event to a function.
 *
 * @param qualifier a version or an alias
 * @throws Failure when the function fails, or answers with an error status or an unexpected class
 */
export async function askFunction(
  scope: Scope,
  name: string,
  qualifier: string,
  test: FunctionTest,
  signal: AbortSignal,
): Promise<Asked> {
  // A file is sent unchanged: parsing it with JavaScript would change large numbers.
  const event =
    typeof test.event === 'string'
      ? await readFile(resolve(scope.root, test.event), 'utf8')
      : JSON.stringify(test.event);
  const again = warmUp(`function ${name}:${qualifier}`, { ...scope, signal });
  for (;;) {
    const answer = await invokeFunction(scope.aws, name, qualifier, event, signal);
    const { status, ...reply } = readAnswer(answer);
    // The endpoint's model may still be loading.
    if (status === 503 && (await again())) continue;
    if (answer.failed || status >= 400) {
      throw new Failure(
        `invocation-failed: The function ${name}:${qualifier} failed on its event: ${answer.failed ? describeError(answer.payload) : `${status} ${shorten(reply.body, 2000)}`}`,
        `Read its log in CloudWatch (/aws/lambda/${name}), fix the function and run again.`,
      );
    }
    const judged = judge(reply, test.expect);
    if ('wrong' in judged) {
      throw new Failure(
        `answer-wrong: The function ${name}:${qualifier} ${judged.isAnswer ? 'answered' : 'failed on its event: its answer is'} ${judged.wrong}.`,
        judged.isAnswer
          ? 'Check the event, correct `test.expect` in the config, or fix the function or the model.'
          : `Fix the function and run again: ${SHAPE}. Its log is in CloudWatch: /aws/lambda/${name}.`,
      );
    }
    return { prediction: judged.prediction, version: answer.version, milliseconds: answer.milliseconds };
  }
}

/** Status and body of an answer in API Gateway's form, `{"statusCode": …, "body": …}`; any other answer is the body. */
function readAnswer({ payload }: FunctionAnswer): Reply & { status: number } {
  const answer = parse(payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer))
    return { status: 200, body: payload, contentType: 'application/json' };
  const status = Number(answer.statusCode);
  // API Gateway answers 502 if it cannot read the answer.
  if (!Number.isInteger(status))
    return { status: 502, body: `its statusCode is ${String(answer.statusCode)}`, contentType: '' };
  const body = 'body' in answer ? answer.body : '';
  return { status, body: typeof body === 'string' ? body : JSON.stringify(body), contentType: '' };
}

/** The answer as JSON; undefined if it is not JSON, because Lambda does not check a function's answer. */
function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** Stack frames of Lambda's Python and of packages, which the user cannot fix. */
const LIBRARY = /site-packages|\/var\/(lang|runtime)\//;

/** AWS's description of a failed function: error type, message and the line in the function. */
function describeError(payload: string): string {
  const answer = parse(payload);
  const error: { errorType?: unknown; errorMessage?: unknown; stackTrace?: unknown } =
    typeof answer === 'object' && answer !== null ? answer : {};
  const frames: unknown[] = Array.isArray(error.stackTrace) ? error.stackTrace : [];
  const trace = frames
    .map(String)
    .filter((frame) => !LIBRARY.test(frame))
    .slice(-2);
  return `${error.errorType ?? 'Error'}: ${shorten(String(error.errorMessage ?? payload), 2000)}${trace.map((frame) => `\n${frame.trimEnd()}`).join('')}`;
}
