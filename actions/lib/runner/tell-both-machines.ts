import type { OutputOf } from '../core/graph.ts';
import { bothMachinesLines } from '../report/both-machines.ts';
import { explain } from '../report/explain.ts';
import type { Pipeline } from '../resources/family.ts';
import type { Session } from './session.ts';

/**
 * Reports how SageMaker and EC2 trained the same content, if both are finished. If they cannot be compared, the action
 * does not fail, because both trainings are complete.
 *
 * @param of nodes of a family
 * @param output of the nodes that both are made from
 * @returns whether it is known what can be compared
 */
export async function tellBothMachines(
  { context, scope, run, record }: Session,
  of: Pipeline['of'],
  output: OutputOf,
): Promise<boolean> {
  const { ec2 } = scope.config;
  if (ec2 === undefined || scope.domain !== 'main') return true;
  try {
    const { compareMachines } = await import('../resources/ec2/both-machines.ts');
    const both = await compareMachines(scope, of, output, run);
    if (both === undefined) return true;
    record.bothMachines = both;
    for (const line of bothMachinesLines(both)) context.info(line);
    return true;
  } catch (error) {
    context.signal.throwIfAborted();
    const [{ what = '' } = {}] = explain(error);
    context.annotate('warning', `The trainings on EC2 and by SageMaker were not compared: ${what}`);
    return false;
  }
}
