import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Unit and integration tests in plain Node; what needs the whole app runs under Playwright (test/e2e).
export default defineConfig({
  test: {
    include: [
      'src-*/**/*.test.{ts,tsx}',
      'script/**/*.test.{ts,mjs}',
      'test/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', 'test/e2e/**', 'test/packaged/**'],
    // What is read from the network in place is overwritten at once: see src-main/http/spoil.ts.
    env: { NOGGIN_SPOIL: '1' },
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // V8 may end a process with "Check failed: jit_page.has_value()" when two threads free the glue code of WebAssembly
    // at once (nodejs/node#64500). Here every thread has some, for Node reads TypeScript by it; the app has none.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
    // Most of a test is waiting for disk and network: two at a time, also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A slow machine makes tests slow, never red: these end only what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
