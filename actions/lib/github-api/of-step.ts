import type { Clock } from '../core/poll.ts';
import { accessOf, connectToGitHub, type GitHub } from './client.ts';

/** The members of an action's context that requests to GitHub need. */
interface Step {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  input(name: string): string;
}

/** Time limit in milliseconds for all requests of a step together. */
const PATIENCE = 120_000;

/** Connects a step to GitHub with the input `github-token`. @throws as {@link accessOf} */
export function connectStep(step: Step): Promise<GitHub> {
  const { environment, signal, clock } = step;
  const access = accessOf(environment, step.input('github-token'));
  return connectToGitHub({ ...access, clock, signal, deadline: clock.now() + PATIENCE });
}

/** The page of a workflow run on GitHub. @param run its number */
export function pageOfRun(
  { environment }: Pick<Step, 'environment'>,
  repository: string,
  run: number | string,
): string {
  return `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}/actions/runs/${run}`;
}
