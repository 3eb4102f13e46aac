import type { Aws } from '../../aws/clients.ts';
import { divergence, type LogFigures } from '../../aws/log-figures.ts';
import { MetricLines } from '../../aws/metric-lines.ts';
import type { Found, Observed, OwnedKind, Tags, View } from '../../core/graph.ts';
import { tagName } from '../../core/tags.ts';
import type { Artifact } from '../training/artifact.ts';
import {
  listAttempt,
  listAttempts,
  newestLaunch,
  newestTags,
  readLaunch,
  readOutput,
  readOver,
  readStatus,
  readTags,
  unlessDamaged,
  writeTags,
} from './attempt.aws.ts';
import { ATTEMPT, endInstance, findByToken, findLiving, type Instance, isAlive, readConsole } from './instances.aws.ts';
import { fileOf, idPrefix, type Launch, nameOf, type Status } from './launch.ts';
import { readLastLines, readNewLines } from './log.aws.ts';
import { phaseOf } from './phase.ts';

/** A training on EC2: the requested launch, the instance, and its results. */
export interface Ec2Run {
  /** The newest call to launch an instance. */
  readonly launch: Launch;
  /** Absent when EC2 no longer shows it, or does not show it yet. */
  readonly instance?: Instance | undefined;
  /** Absent until the instance has ended its work. */
  readonly status?: Status | undefined;
  readonly artifact?: Artifact | undefined;
  /** The last values of its metrics in its output; present when it has completed. */
  readonly figures?: LogFigures;
}

/** A new attempt is made without being asked for, and continues from a checkpoint if there is one. */
const AGAIN = { transient: true, resumes: true } as const;

/** Milliseconds for which a launch without a known answer may still become an instance. */
const SHOWS_UP_WITHIN = 15_000;

/**
 * Milliseconds after which a launch without an instance counts as ended. EC2 remembers a token for at least a day, so a
 * younger launch can be requested again.
 */
const FORGOTTEN_AFTER = 12 * 3_600_000;

/**
 * Trainings on EC2 by the address of their folder, which ends with their name. All their information is in that folder
 * and in the tags of the instance, so each can be found and ended without a config.
 *
 * @param unseen how a launch counts whose instance EC2 does not show: `under way`; or `not made`, so that the run sends
 *   the launch again with the same token
 */
export function ec2RunKind(
  aws: Aws,
  unseen: 'under way' | 'not made' = 'under way',
): OwnedKind<Ec2Run> & Required<View<Ec2Run>> {
  const figures = new Map<string, Promise<LogFigures>>();
  const launches = new Map<string, Launch>();
  const metrics = new Map<string, MetricLines>();
  const written = new Map<string, Tags>();
  const figuresOf = (id: string, launch: Launch) => {
    const found = figures.get(id) ?? readFigures(aws, id, launch);
    figures.set(id, found);
    found.catch(() => figures.delete(id));
    return found;
  };
  const launchOf = async (id: string, number: number) => {
    const file = fileOf(id, String(number));
    const launch = launches.get(file) ?? (await readLaunch(aws, id, number));
    if (launch !== undefined) launches.set(file, launch);
    return launch;
  };
  const tagsOf = async (id: string, files: ReadonlyMap<string, unknown>) => {
    const file = newestTags(id, files);
    if (file === undefined) return {};
    const tags = written.get(file) ?? (await readTags(aws, file));
    written.set(file, tags);
    return tags;
  };
  return {
    name: 'EC2 training',
    identity: 'content',
    numbered: true,
    longRunning: true,
    async observe(id): Promise<Observed<Ec2Run> | undefined> {
      const before = await listAttempt(aws, id);
      const launch = await launchOf(id, newestLaunch(before));
      if (launch === undefined) return undefined;
      // Found by the token of the launch record, because tags can be copied to another instance, and removed from this
      // one.
      const instance = await findByToken(aws, launch.token);
      // The instance writes its status before it ends; it may have ended since the files were listed.
      const isSettled = before.has('status.json') || (instance !== undefined && isAlive(instance));
      const files = isSettled ? before : await listAttempt(aws, id);
      const tags = { ...launch.tags, ...instance?.tags, ...(await tagsOf(id, files)) };
      if (files.has('status.json')) {
        const status = await readStatus(aws, id);
        const artifact = files.get('model.tar.gz');
        const run = { launch, instance, status, artifact };
        const phase = phaseOf(run, id, aws.clock.now());
        if (phase.is !== 'ready') return { resource: run, phase, tags };
        const figures = await figuresOf(id, launch);
        const diverged = divergence(figures);
        if (diverged === undefined) return { resource: { ...run, figures }, phase, tags };
        const detail = `it diverged: at the end of its log, ${diverged}. For example, lower the learning rate, and let the script exit with an error at the first NaN or infinite value`;
        return { resource: run, tags, phase: { is: 'failed', detail } };
      }
      const resource = { launch, instance };
      if (instance !== undefined) return { resource, phase: phaseOf(resource, id, aws.clock.now()), tags };
      if (files.has('over.json')) {
        const { reason: detail, failed = false } = (await readOver(aws, id)) ?? { reason: 'it is over' };
        const phase = failed ? ({ is: 'failed', detail } as const) : ({ is: 'stopped', detail, ...AGAIN } as const);
        return { resource, tags, phase };
      }
      const age = aws.clock.now() - launch.asked;
      if (age > FORGOTTEN_AFTER) {
        const detail = `an instance was asked for at ${new Date(launch.asked).toISOString()}; there is neither an instance nor a status, so AWS refused it, or it was ended or lost`;
        return { resource, tags, phase: { is: 'stopped', detail, transient: true } };
      }
      if (unseen === 'not made' || age > SHOWS_UP_WITHIN) return undefined;
      return { resource, tags, phase: { is: 'in-progress', detail: 'launching' } };
    },
    ownPrefix: ({ bucket, pipeline }) => `${idPrefix(bucket, pipeline)}-`,
    async *find(prefix): AsyncIterable<Found> {
      const pipeline = /^s3:\/\/[^/]+\/([^/]+)\//.exec(prefix)?.[1] ?? '';
      const [attempts, living] = await Promise.all([listAttempts(aws, prefix), findLiving(aws, pipeline)]);
      const running = new Set(living.map(({ tags }) => tags[ATTEMPT]));
      for (const { id, created } of attempts)
        yield {
          ...{ id, created, running: running.has(nameOf(id)) },
          // A damaged record does not name an owner. A run that needs this training reports the damage.
          tags: async () => (await unlessDamaged(launchOf(id, 1)))?.tags ?? {},
        };
    },
    stop: (id) => endInstanceOf(aws, id),
    // Its files in S3 are removed with the pipeline's folder.
    remove: (id) => endInstanceOf(aws, id),
    tag: (id, { launch }, tags) => writeTags(aws, id, tags, launch.settings['kms-key'] as string | undefined),
    async lastLines(_id, { launch, instance }) {
      const lines = await readLastLines(aws, launch.log);
      return lines.length > 0 || instance === undefined ? lines : readConsole(aws, instance.id);
    },
    async news(id, resource, cursor) {
      const log = await readNewLines(aws, resource.launch.log, cursor);
      const own = metrics.get(id) ?? new MetricLines(resource.launch.metrics);
      metrics.set(id, own);
      const figures = own.figures(log);
      const newest = log.findLast((_, line) => figures.some(({ values }) => values[line] !== undefined));
      return { log, lines: own.givenUp(), newest };
    },
  };
}

/** The instance may be so new that EC2 does not show it yet, or that only some of EC2's servers know it. */
async function endInstanceOf(aws: Aws, id: string): Promise<void> {
  const until = aws.clock.now() + SHOWS_UP_WITHIN;
  for (;;) {
    const launch = await readLaunch(aws, id, newestLaunch(await listAttempt(aws, id)));
    const instance = launch && (await findByToken(aws, launch.token));
    if (instance !== undefined && !isAlive(instance)) return;
    if (instance !== undefined && (await endInstance(aws, instance.id))) return;
    if (aws.clock.now() > until) return;
    await aws.clock.sleep(500, new AbortController().signal);
  }
}

async function readFigures(aws: Aws, id: string, { metrics }: Launch): Promise<LogFigures> {
  const lines = metrics.length === 0 ? [] : ((await readOutput(aws, id)) ?? []);
  return { endings: new MetricLines(metrics).endings(lines) };
}

/** The tags of an attempt that change with each run. They are set on the instance after its launch. */
export function tagsOfRun(tags: Tags): Tags {
  const names = ['ref', 'commit', 'run'].map(tagName);
  return Object.fromEntries(Object.entries(tags).filter(([name]) => names.includes(name)));
}
