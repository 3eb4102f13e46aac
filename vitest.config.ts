import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest must not begin last. */
const LONGEST = ['start-options', 'start', 'start-shows', 'pull-request', 'pipeline', 'preview'];
const FOLDERS = ['workflow', 'local-aws', 'dist', 'http', 'unit', 'contract'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = (list: readonly string[], is: (name: string) => boolean) => {
      const index = list.findIndex(is);
      return index < 0 ? list.length : index;
    };
    const rank = ({ moduleId }: TestSpecification) => [
      place(FOLDERS, (name) => moduleId.includes(`/test/${name}/`)),
      place(LONGEST, (name) => moduleId.endsWith(`/workflow/${name}.test.ts`)),
    ];
    return files.toSorted((a, b) => {
      const [folder = 0, file = 0] = rank(a);
      const [otherFolder = 0, otherFile = 0] = rank(b);
      return folder - otherFolder || file - otherFile || a.moduleId.localeCompare(b.moduleId);
    });
  }
}

export default defineConfig({
  test: {
    // Tests start real processes and wait for them half of their time; the limits are for slow machines.
    pool: 'forks',
    // Whole workflows come first, and start more processes than the other tests do.
    projects: [
      {
        extends: true,
        test: { name: 'workflows', include: ['test/workflow/*.test.ts'], maxWorkers: 3, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          ...{ name: 'others', include: ['test/**/*.test.ts'], exclude: ['test/workflow/**'] },
          ...{ maxWorkers: 4, sequence: { groupOrder: 1 } },
        },
      },
    ],
    // One process for many files saves a tenth of the time; what a file changes of its process it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A slow machine needs longer until what a test waits for is there.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    // Node itself runs the tests, as it runs what they test: a fifth less of the machine than through Vite's own loader.
    experimental: { viteModuleRunner: false },
    retry: 0,
    allowOnly: false,
  },
});
