import type { Finding } from '../../config/document.ts';
import { isAwsTrainingImage } from '../../config/images.ts';
import type { Path } from '../../config/path.ts';
import type { Draft } from '../draft.ts';

interface Limits {
  readonly of: string;
  readonly most: number;
  readonly longest: number;
}

/** Limits of the service model: `TrainingEnvironmentMap`, `HyperParameterTrainingJobEnvironmentMap`, `EnvironmentMap`. */
const forTraining: Limits = { of: 'a training job', most: 100, longest: 512 };
const forTuning: Limits = { of: 'a tuning job', most: 48, longest: 512 };
const forServing: Limits = { of: 'a model', most: 100, longest: 1024 };

/** Variables that SageMaker sets. Source: developer guide, "How Amazon SageMaker AI provides training information". */
const PLATFORM =
  /^(AWS_(REGION|CONTAINER_\w+|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|TRAINING_JOB_(NAME|ARN))$/i;

/**
 * Variables that the toolkit of AWS's training images overwrites or uses for its own settings. Sources:
 * sagemaker-training-toolkit, mapping.py (`to_env_vars`) and params.py; sagemaker-pytorch-training-toolkit,
 * training.py.
 */
const TOOLKIT =
  /^(SM_\w+|SAGEMAKER_(PROGRAM|SUBMIT_DIRECTORY|BASE_DIR|TRAINING_MODULE|REGION|JOB_NAME|S3_OUTPUT)|MASTER_(ADDR|PORT)|NCCL_(SOCKET_IFNAME|IB_DISABLE|DEBUG))$/i;

/**
 * Names that Lambda accepts (`EnvironmentVariableName` in its service model), and names that it reserves (its developer
 * guide, "Defined runtime environment variables").
 */
const LAMBDA_NAME = /^[a-zA-Z][a-zA-Z0-9_]+$/;
const LAMBDA_OWN =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** Environment variables beyond the limits of SageMaker, and names that SageMaker, its toolkit or Lambda reserve. */
export function checkEnvironment({ training, tune, serving, functions = {} }: Draft): Finding[] {
  const byToolkit = isAwsTrainingImage(training?.image ?? 'pytorch');
  return [
    ...check(['training', 'environment'], training?.environment, tune === undefined ? forTraining : forTuning),
    ...checkNames(['training', 'environment'], training?.environment, (name) => {
      if (PLATFORM.test(name)) return 'is set by SageMaker itself';
      return byToolkit && TOOLKIT.test(name) ? "is set by the toolkit of SageMaker's training images" : undefined;
    }),
    ...check(['serving', 'environment'], serving?.environment, forServing),
    ...checkNames(['serving', 'environment'], serving?.environment, (name) =>
      PLATFORM.test(name) ? 'is set by SageMaker itself' : undefined,
    ),
    ...Object.entries(functions).flatMap(([name, written]) =>
      checkNames(['functions', name, 'environment'], written?.environment, (variable) => {
        if (LAMBDA_OWN.test(variable)) return 'is set by Lambda itself, which refuses it';
        if (LAMBDA_NAME.test(variable)) return undefined;
        return 'must begin with a letter and have two or more letters, digits and _, as Lambda requires';
      }),
    ),
  ];
}

function checkNames(
  path: Path,
  environment: Readonly<Record<string, unknown>> = {},
  objection: (name: string) => string | undefined,
): Finding[] {
  return Object.keys(environment).flatMap((name): Finding[] => {
    const what = objection(name);
    return what === undefined ? [] : [{ path: [...path, name], at: 'key', what, instead: 'write another name' }];
  });
}

function check(
  path: Path,
  environment: Readonly<Record<string, unknown>> = {},
  { of, most, longest }: Limits,
): Finding[] {
  const names = Object.keys(environment);
  const findings: Finding[] = [];
  if (names.length > most) {
    const what = `has ${names.length} variables; ${of} takes ${most}`;
    findings.push({ path, at: 'key', what, instead: `keep at most ${most}` });
  }
  for (const [index, name] of names.entries()) {
    const twin = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
    if (twin !== undefined) {
      const what = `differs from ${twin} only in case, and SageMaker treats both names as the same`;
      findings.push({ path: [...path, name], at: 'key', what, instead: 'keep only one of them' });
    }
    const length = Math.max(name.length, String(environment[name]).length);
    if (length > longest) {
      const what = `has ${length} characters; ${of} takes ${longest} for a name or a value`;
      findings.push({ path: [...path, name], what, instead: 'put it in a file of the bundle' });
    }
  }
  return findings;
}
