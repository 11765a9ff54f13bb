import { defineConfig } from 'playwright/test';

/**
 * End-to-end tests in the real app. They run in parallel only where each worker has a screen of its own (fixtures.ts),
 * so that focus and clipboard are the test's own.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  workers: process.platform === 'linux' ? 2 : 1,
  fullyParallel: false,
  forbidOnly: true,
  // A slow machine makes tests slow, never red: these end hanging tests only.
  timeout: 600_000,
  expect: { timeout: 120_000 },
});
