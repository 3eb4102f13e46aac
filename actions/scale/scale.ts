import { Failure } from '../lib/core/failure.ts';
import { buildScaling } from '../lib/resources/autoscaling/graph.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Sets the scaling of the config's endpoints. @param only one of them; `undefined` = all */
export async function scale(
  { context, scope, record, ensure, named }: Session,
  only: string | undefined,
): Promise<void> {
  const { graph, of } = await pipelineOf(scope, { endpoint: only, stages: named }, { stages: ['scale'] });
  const scaling = of(buildScaling);
  const output = await ensure(graph, ['scale']);
  const isIdle = scaling.size === 0 && record.steps.length === 0;
  if (isIdle && only !== undefined) {
    throw new Failure(
      `input-invalid: The endpoint ${only} has no \`scaling\` in the config.`,
      'Add it: min, max and a target.',
    );
  }
  if (isIdle) context.info('Nothing to do: no endpoint in the config has `scaling`.');
  const [name = '', node] = [...scaling][0] ?? [];
  const scaled = node && output(node);
  context.output('resource-id', scaled?.resourceId);
  context.output('min', scaled?.min);
  context.output('max', scaled?.max);
  context.output('target', scope.config.endpoints[name]?.scaling?.target);
  context.output('state', 'ready');
}
