import type { Aws } from '../../aws/clients.ts';
import { type JobCourse, type JobPlaces, readCurves } from '../training/history.ts';
import { listAttempt, newestLaunch, readLaunch, readOutput, readStatus } from './attempt.aws.ts';
import { fileOf, nameOf } from './launch.ts';

/**
 * The course of a training on EC2, from the files that its instance wrote.
 *
 * @returns undefined until the instance has written its status
 */
export async function readEc2Course(aws: Aws, id: string): Promise<(JobCourse & { places: JobPlaces }) | undefined> {
  const files = await listAttempt(aws, id);
  const [launch, status] = await Promise.all([readLaunch(aws, id, newestLaunch(files)), readStatus(aws, id)]);
  if (launch === undefined || status === undefined) return undefined;
  const { channels } = launch.identity as { channels?: { training?: { uri?: string } } };
  const data = channels?.training?.uri;
  const isWhole = status.outcome === 'completed' && files.has('model.tar.gz');
  return {
    job: nameOf(id),
    status: isWhole ? 'Completed' : 'Failed',
    instance: status.instance.type,
    count: 1,
    created: launch.asked,
    phases: [{ name: 'waiting', from: launch.asked, to: Math.max(launch.asked, status.launched) }, ...status.phases],
    curves: readCurves([{ lines: (await readOutput(aws, id)) ?? [] }], launch.metrics),
    places: {
      ...(data !== undefined && { data }),
      ...(isWhole && { artifact: fileOf(id, 'model.tar.gz') }),
    },
  };
}
