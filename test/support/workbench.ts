import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { expect } from 'vitest';
import type { FailureCode } from '../../actions/lib/core/failure-code.ts';
import { type ActionCall, type ActionResult, type RunningAction, runAction, startAction } from './action.ts';
import { clientSettings } from './client-settings.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { leaveSharedStandIn, useSharedStandIn } from './shared-stand-in.ts';
import { type StandIn, startStandIn } from './stand-in.ts';
import type { UserRepository } from './user-repository.ts';

type Options = Partial<Omit<ActionCall, 'workspace'>>;

/** A stand-in behind a recording proxy, and built actions that are run against it. */
export interface Workbench extends AsyncDisposable {
  readonly standIn: StandIn;
  readonly proxy: FaultProxy;
  /** Clients that go past the proxy: what a test does or reads itself is not recorded. */
  readonly sagemaker: SageMakerClient;
  readonly s3: S3Client;
  /**
   * Starts an action in a process of its own on the repository's config; `inputs` and `env` are added to what it needs.
   */
  start(action: string, repository: UserRepository, options?: Options): RunningAction;
  /** Runs it to its end, in a process that has run others before. */
  run(action: string, repository: UserRepository, options?: Options): Promise<ActionResult>;
  /** Runs actions in turn, each of which must succeed. */
  runAll(actions: readonly string[], repository: UserRepository, options?: Options): Promise<ActionResult[]>;
}

/**
 * Starts a proxy in front of a stand-in.
 *
 * @param options of a stand-in of its own, as {@link startStandIn} takes them; default: one that all files of this
 *   process share, whose account is not empty. When a file has ended, nothing of it runs there any more.
 */
export async function startWorkbench(options?: Parameters<typeof startStandIn>[0]): Promise<Workbench> {
  const standIn = await (options === undefined ? useSharedStandIn() : startStandIn(options));
  const proxy = await startProxy(standIn.endpoint);
  const client = clientSettings(standIn);
  const callOf = (repository: UserRepository, { inputs, env, ...rest }: Options = {}): ActionCall => {
    if (options === undefined) refuseNameOfOthers(repository);
    return {
      workspace: repository.folder,
      inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
      env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint, ...env },
      ...rest,
    };
  };
  const run: Workbench['run'] = (action, repository, more) => runAction(action, callOf(repository, more));
  return {
    standIn,
    proxy,
    sagemaker: new SageMakerClient(client),
    s3: new S3Client({ ...client, forcePathStyle: true }),
    start: (action, repository, more) => startAction(action, callOf(repository, more)),
    run,
    async runAll(actions, repository, options) {
      const results: ActionResult[] = [];
      for (const action of actions) {
        const result = await run(action, repository, options);
        expect(result.code, result.log).toBe(0);
        results.push(result);
      }
      return results;
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await (options === undefined ? leaveSharedStandIn(standIn) : standIn.stop());
    },
  };
}

/** Names of pipelines on the shared stand-in, and the files whose they are. */
const named = new Map<string, string | undefined>();

/** Pipelines of one name would find what the other has made, and which files meet differs from run to run. */
function refuseNameOfOthers({ name }: UserRepository): void {
  const file = expect.getState().testPath;
  const other = named.get(name) ?? file;
  if (other !== file) throw new Error(`${other} has a pipeline of the name ${name} too: choose another name`);
  named.set(name, file);
}

/**
 * The words of the one error of an action that failed as it should: exit code 1, one `::error`, and no stack trace.
 *
 * @param code that the error must have
 */
export function onlyError(result: ActionResult, code?: FailureCode): string {
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors, result.log).toHaveLength(1);
  if (code !== undefined) expect(errors[0]?.title, errors[0]?.message).toBe(code);
  expect(result.code).toBe(1);
  expect(result.log).not.toMatch(/^\s+at .*\.mjs:\d+/m);
  return errors[0]?.message ?? '';
}
