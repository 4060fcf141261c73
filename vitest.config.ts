import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that run the whole program or a browser take minutes: begun last, one would run on alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /tests\/(program\/|dashboard\/(browser|real-news)\.)/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Suites that start servers and whole programs share the machine with each other.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A loaded machine may miss a moment that a test waits for; a fault of the program fails every time.
    retry: process.env['CI'] ? 2 : 0,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    env: { LOG_LEVEL: 'silent' },
  },
});
