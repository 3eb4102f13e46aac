import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole workflows first: what takes longest should not begin last. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const folders = ['workflow', 'local-aws', 'dist', 'http', 'unit', 'contract'];
    const rank = ({ moduleId }: TestSpecification) => folders.findIndex((name) => moduleId.includes(`/test/${name}/`));
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start real processes and wait for them half of their time; the limits are for slow machines.
    pool: 'forks',
    // Four keep two cores busy all the time. Each has a stand-in of its own, which takes about 1 GB with its jobs.
    maxWorkers: Math.min(8, Math.max(4, availableParallelism())),
    // One process for many files saves a tenth of the time; what a file changes of its process it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A slow machine needs longer until what a test waits for is there.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    // Node itself runs the tests, as it runs what they test: a fifth less of the machine than through Vite's own loader.
    experimental: { viteModuleRunner: false },
    retry: 0,
    allowOnly: false,
  },
});
