import { expect } from 'vitest';
import type { Core, Scenarios } from '../../support/core.ts';
import { throttled } from '../../support/fake-cloud.ts';
import { FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld } from '../../support/fake-world.ts';

/** A job and an endpoint that this run has under way, and a job of another run. */
function underWay(core: Core) {
  const world = new FakeWorld(core);
  const process = new FakeProcess(world.cloud);
  const make = (kind: 'job' | 'endpoint', id: string, run: string) =>
    world.cloud.make({ kind, id }, '', core.ownTags({ ...process.owner, run }, { key: id, stages: ['train'] }, {}));
  make('job', 'mine', '1.1');
  make('job', 'theirs', '1.2');
  make('endpoint', 'online', '1.1');
  const refs = [
    { kind: 'job', id: 'mine' },
    { kind: 'job', id: 'theirs' },
    { kind: 'job', id: 'never-made' },
    { kind: 'endpoint', id: 'online' },
  ];
  return { world, process, refs };
}

export const withdrawing = {
  'what this run started is stopped; what another run started goes on': async (core) => {
    const { world, process, refs } = underWay(core);
    const { stopped, failed } = await world.stopAll(process, refs);
    expect({ stopped, failed }).toEqual({ stopped: [{ kind: 'job', id: 'mine' }], failed: [] });
    expect(world.cloud.writes).toEqual(['stop job mine']);
    expect(process.steps).toMatchObject([{ does: 'stop', id: 'mine' }]);
  },

  'a cancelled run leaves an endpoint to settle': async (core) => {
    const { world, process } = underWay(core);
    await world.stopAll(process, [{ kind: 'endpoint', id: 'online' }]);
    expect(world.cloud.writes).toEqual([]);
  },

  'what has ended is not stopped': async (core) => {
    const { world, process, refs } = underWay(core);
    const clock = world.cloud.clock;
    await clock.run(clock.sleep(600_000, process.abort.signal));
    expect(await world.stopAll(process, refs)).toEqual({ stopped: [], failed: [] });
    expect(world.cloud.writes).toEqual([]);
  },

  'a stop that fails for a passing reason is repeated': async (core) => {
    const { world, process, refs } = underWay(core);
    let faults = 2;
    world.cloud.intercept = ({ op }) => {
      if (op === 'stop' && faults-- > 0) throw throttled();
    };
    expect((await world.stopAll(process, refs)).stopped).toHaveLength(1);
  },

  'what cannot be stopped is told, and the rest is stopped': async (core) => {
    const { world, process, refs } = underWay(core);
    world.cloud.intercept = ({ id }) => {
      if (id === 'theirs') throw new Error('AccessDenied');
    };
    const { stopped, failed } = await world.stopAll(process, refs);
    expect(stopped).toEqual([{ kind: 'job', id: 'mine' }]);
    expect(failed).toMatchObject([{ ref: { id: 'theirs' }, error: { message: 'AccessDenied' } }]);
  },
} satisfies Scenarios;
