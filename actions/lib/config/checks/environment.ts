import type { Finding } from '../document.ts';
import type { Draft } from '../draft.ts';
import type { Path } from '../path.ts';

interface Limits {
  readonly of: string;
  readonly most: number;
  readonly longest: number;
}

/** Limits of the service model: `TrainingEnvironmentMap`, `HyperParameterTrainingJobEnvironmentMap`, `EnvironmentMap`. */
const forTraining: Limits = { of: 'a training job', most: 100, longest: 512 };
const forTuning: Limits = { of: 'a tuning job', most: 48, longest: 512 };
const forServing: Limits = { of: 'a model', most: 100, longest: 1024 };

/** Environment variables beyond SageMaker's limits. */
export function checkEnvironment({ training, tune, serving }: Draft): Finding[] {
  return [
    ...check(['training', 'environment'], training?.environment, tune === undefined ? forTraining : forTuning),
    ...check(['serving', 'environment'], serving?.environment, forServing),
  ];
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
      const what = `differs from ${twin} only in case, which SageMaker does not tell apart`;
      findings.push({ path: [...path, name], at: 'key', what, instead: 'keep one of the two' });
    }
    const length = Math.max(name.length, String(environment[name]).length);
    if (length > longest) {
      const what = `has ${length} characters; ${of} takes ${longest} for a name or a value`;
      findings.push({ path: [...path, name], what, instead: 'put it in a file of the bundle' });
    }
  }
  return findings;
}
