import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type ActionResult, runAction } from './action.ts';
import type { StandIn } from './stand-in.ts';
import { type UserRepository, userRepository } from './user-repository.ts';

/** A handler that asks its endpoint with a picture, as python/function does, and says which edition it is. */
export const handlerCode = (edition: string) => `
import base64, json, os
import boto3

runtime = boto3.client("sagemaker-runtime")

def handler(event, context):
    answer = runtime.invoke_endpoint(
        EndpointName=os.environ["ENDPOINT_NAME"], ContentType="image/png", Body=base64.b64decode(event["image"]))
    return {"statusCode": 200, "headers": {"edition": ${JSON.stringify(edition)}}, "body": answer["Body"].read().decode()}
`;

/** A handler that answers by itself what {@link handlerCode}'s would: it starts in a third of the time. */
export const quickHandler = (edition: string) => `
import json

def handler(event, context):
    body = json.dumps({"predictions": [{"class": "cat", "probability": 1.0}]})
    return {"statusCode": 200, "headers": {"edition": ${JSON.stringify(edition)}}, "body": body}
`;

/** A user's repository with a deployed endpoint and a function in front of it that has not been made yet. */
export interface FunctionRepository extends UserRepository {
  /** Name of the function. */
  readonly function: string;
  /** A picture of a cat, in base64. */
  readonly image: string;
  /** Changes the function's entry in the config. */
  editFunction(change: (entry: Record<string, unknown>) => void): void;
  run(action: string, inputs?: Record<string, string>, env?: Record<string, string>): Promise<ActionResult>;
}

/**
 * Makes the repository and runs its pipeline up to the endpoint.
 *
 * @param endpoint address of the stand-in or a proxy
 * @param stages what is run; default: all before the function. Without `tune` among them, its section goes
 */
export async function functionRepository(
  name: string,
  standIn: StandIn,
  endpoint: string,
  stages: readonly string[] = ['sync-data', 'tune', 'train', 'deploy'],
): Promise<FunctionRepository> {
  const repository = userRepository(name);
  const functionName = `${name}-classify`;
  repository.write('function/handler.py', handlerCode('first'));
  const image = readFileSync(join(repository.folder, 'images/test/001.cat/5.png'), 'base64');
  repository.edit((config) => {
    config['functions'] = {
      [functionName]: {
        source: 'function',
        endpoint: repository.endpoint,
        'provisioned-concurrency': 1,
        'reserved-concurrency': 2,
        test: { event: { image }, expect: 'cat' },
      },
    };
  });
  if (stages.length > 0 && !stages.includes('tune')) repository.edit((config) => delete config['tune']);
  const run = (action: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
    runAction(action, {
      workspace: repository.folder,
      inputs: {
        config: repository.config,
        'execution-role': standIn.executionRole,
        'function-role': standIn.functionRole,
        ...inputs,
      },
      env: { ...standIn.env, AWS_ENDPOINT_URL: endpoint, ...env },
    });
  for (const stage of stages) {
    const { code, log } = await run(stage);
    expect(code, log).toBe(0);
  }
  return Object.assign(repository, {
    function: functionName,
    image,
    run,
    editFunction: (change: (entry: Record<string, unknown>) => void) =>
      repository.edit((config) => change(config['functions'][functionName])),
  });
}
