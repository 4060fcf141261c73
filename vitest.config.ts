import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // Suites that start servers and whole programs share the machine with each other.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A loaded machine may miss a moment that a test waits for; a fault of the program fails every time.
    retry: process.env['CI'] ? 2 : 0,
    maxWorkers: 2,
    env: { LOG_LEVEL: 'silent' },
  },
});
