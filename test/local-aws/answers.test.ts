import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StandIn } from '../support/stand-in.ts';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const PYTHON = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/python');

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

interface Trial {
  readonly TrainingJobName: string;
  readonly TunedHyperParameters: { readonly learning_rate: string };
  readonly FinalHyperParameterTuningJobObjectiveMetric: { readonly Value: number };
}

/** What test/support/whole_flow.py prints. */
interface Flow {
  readonly faults: readonly string[];
  readonly asked: readonly string[];
  readonly tuning: {
    readonly statuses: readonly string[];
    readonly stopped: readonly string[];
    readonly counters: readonly Readonly<Record<string, number>>[];
    readonly best: Trial;
    readonly trials: readonly Trial[];
    readonly duplicate: Refusal;
  };
  readonly training: {
    readonly statuses: readonly string[];
    readonly transitions: readonly string[];
    readonly ended: string;
    readonly metrics: Readonly<Record<string, number>>;
    readonly hyperparameters: Readonly<Record<string, string>>;
    readonly streams: readonly string[];
    readonly lines: readonly string[];
    readonly stopped: { status: readonly string[]; again: Refusal; unknown: Refusal; duplicate: Refusal };
  };
  readonly endpoint: {
    readonly statuses: readonly string[];
    readonly busy: Readonly<Record<'delete' | 'update' | 'create' | 'invoke', Refusal>>;
    readonly predictions: readonly string[];
    readonly wrong: Refusal;
    readonly instances: number;
    readonly streams: readonly string[];
    readonly role: { caller: string; range: readonly number[]; answer: number; denied: Refusal };
    readonly gone: readonly Refusal[];
  };
}

const refused = (code: string, message: string | RegExp, status = 400) => ({
  code,
  message: expect.stringMatching(message),
  status,
});

/** The loss that the training script prints for a learning rate. */
const lossOf = (rate: string) => Math.abs(Math.log10(Number(rate)) + 2) + 0.01;

describe('boto3', () => {
  let workbench: Workbench;
  let standIn: StandIn;
  let flow: Flow;
  let others: { faults: string[]; asked: string[]; tags: Record<string, string> };

  beforeAll(async () => {
    workbench = await startWorkbench();
    standIn = workbench.standIn;
    using repository = userRepository();
    const ask = async (script: string, ...args: string[]) => {
      const { stdout } = await promisify(execFile)(PYTHON, [`test/support/${script}`, ...args], {
        env: {
          ...standIn.env,
          ...{ HOME: standIn.state, SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole },
          FUNCTION_ROLE_ARN: standIn.functionRole,
        },
        maxBuffer: 2 ** 26,
      });
      return JSON.parse(stdout);
    };
    [flow, others] = await Promise.all([ask('whole_flow.py', repository.folder), ask('ask_everything.py')]);
  });
  afterAll(() => workbench?.[Symbol.asyncDispose]());

  test('every answer, in every status, has the shape that the official model gives it', () => {
    expect([...flow.faults, ...others.faults]).toEqual([]);
    const source = readFileSync('local-aws/src/protocol/service.ts', 'utf8');
    const [, operations = ''] = /interface Operations \{(.*?)^\}/ms.exec(source) ?? [];
    const names = [...operations.matchAll(/^ {2}(\w+): \[/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(new Set([...flow.asked, ...others.asked])).toEqual(new Set(names));
  });

  test('a training job passes the statuses of AWS, in their order', () => {
    const { statuses, transitions, ended, stopped } = flow.training;
    expect(transitions).toEqual(['Starting', 'Downloading', 'Training', 'Uploading', 'Completed']);
    expect(transitions.filter((status) => statuses.includes(status))).toEqual(statuses);
    expect(ended).toBe('Completed');
    expect(stopped.status).toEqual(['Stopped', 'Stopped']);
  });

  test('its metrics are what its script printed, and its log is where AWS puts it', () => {
    const { metrics, hyperparameters, streams, lines } = flow.training;
    expect(Object.keys(metrics).sort()).toEqual(['Test Accuracy', 'Validation Loss']);
    expect(metrics['Validation Loss']).toBeCloseTo(lossOf(hyperparameters['learning_rate'] ?? ''), 5);
    expect(streams).toEqual([expect.stringMatching(/^flow-train\/algo-1-\d{10}$/)]);
    expect(lines).toContain(`Validation Loss: ${metrics['Validation Loss']?.toFixed(6)}`);
  });

  test('a tuning job counts its jobs as they come and go, and its best one has the least loss', () => {
    const { statuses, counters, best, trials, stopped } = flow.tuning;
    expect(statuses).toEqual(['InProgress', 'Completed']);
    expect(stopped.at(-1)).toBe('Stopped');
    expect(counters.some(({ InProgress }) => InProgress === 2)).toBe(true);
    expect(counters.at(-1)).toMatchObject({ Completed: 2, InProgress: 0 });
    expect(trials.map(({ TrainingJobName }) => TrainingJobName)).toEqual([
      expect.stringMatching(/^flow-tune-001-[0-9a-f]{8}$/),
      expect.stringMatching(/^flow-tune-002-[0-9a-f]{8}$/),
    ]);
    const losses = trials.map(({ TunedHyperParameters }) => lossOf(TunedHyperParameters.learning_rate));
    for (const [index, trial] of trials.entries())
      expect(trial.FinalHyperParameterTuningJobObjectiveMetric.Value).toBeCloseTo(losses[index] ?? Number.NaN, 5);
    expect(best.TrainingJobName).toBe(trials[losses.indexOf(Math.min(...losses))]?.TrainingJobName);
    expect(flow.training.hyperparameters).toMatchObject(best.TunedHyperParameters);
  });

  test('an endpoint passes the statuses of AWS, answers from what it serves, and logs by instance', () => {
    const { statuses, predictions, instances, streams } = flow.endpoint;
    expect(statuses).toEqual(['Creating', 'InService', 'Updating', 'InService', 'Updating', 'InService']);
    expect(predictions).toEqual(['cat', 'dog']);
    expect(instances).toBe(2);
    expect(new Set(streams).size).toBe(3);
    for (const stream of streams) expect(stream).toMatch(/^AllTraffic\/i-[0-9a-f]{17}$/);
  });

  test('errors have the codes, words and HTTP statuses of AWS', () => {
    const { training, tuning, endpoint } = flow;
    expect(training.stopped).toMatchObject({
      again: refused(
        'ValidationException',
        /^The request was rejected because the training job is in status Stopped\.$/,
      ),
      unknown: refused('ValidationException', /^Requested resource not found/),
      duplicate: refused(
        'ResourceInUse',
        /^Training job names must be unique .*already exists \(arn:aws:sagemaker:.*\)$/,
      ),
    });
    expect(tuning.duplicate).toEqual(
      refused(
        'ResourceInUse',
        /^A hyperparameter tuning job with the name, \S+, already exists\. Choose a different name\.$/,
      ),
    );
    const busy = refused('ValidationException', /^Cannot update in-progress endpoint "arn:aws:sagemaker:.*\/flow"\.$/);
    expect(endpoint.busy).toMatchObject({
      delete: busy,
      update: busy,
      create: refused(
        'ValidationException',
        /^Cannot create already existing endpoint "arn:aws:sagemaker:.*\/flow"\.$/,
      ),
      invoke: refused('ValidationError', /^Endpoint flow of account \d{12} not found\.$/),
    });
    expect(endpoint.wrong).toEqual(
      refused('ModelError', /^Received client error \(415\) from primary with message "/, 424),
    );
    expect(endpoint.gone).toEqual(
      ['endpoint', 'endpoint configuration', 'model'].map((what) =>
        refused('ValidationException', new RegExp(`^Could not find ${what} "arn:aws:sagemaker:`)),
      ),
    );
  });

  test('the keys of AssumeRole serve: endpoint, its range, a function; and what the role may not is denied', () => {
    const { caller, range, answer, denied } = flow.endpoint.role;
    expect(caller).toBe(`arn:aws:sts::${standIn.account}:assumed-role/flow-serving/client`);
    expect([range, answer]).toEqual([[1, 3], 42]);
    expect(denied).toEqual(
      refused(
        'AccessDeniedException',
        /assumed-role\/flow-serving\/client is not authorized to perform: sagemaker:List/,
      ),
    );
  });

  test('tags are added and taken away', () => {
    expect(others.tags).toEqual({ pipeline: 'answers', more: '1' });
  });
});
