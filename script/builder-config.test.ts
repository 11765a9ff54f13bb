import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

// The libraries of electron-builder itself, so that its schema is read by whom it is written for.
const requireOfBuilder = createRequire(
  path.join(projectRoot, 'node_modules', 'app-builder-lib', 'package.json'),
);
const { load } = requireOfBuilder('js-yaml') as { load(text: string): unknown };
const { validateConfiguration } = requireOfBuilder('./out/util/config/config.js') as {
  validateConfiguration(configuration: unknown, log: { isEnabled: boolean }): Promise<void>;
};

const read = (): Record<string, unknown> =>
  load(readFileSync(path.join(projectRoot, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;

test('electron-builder understands every word of its configuration', async () => {
  await expect(validateConfiguration(read(), { isEnabled: false })).resolves.toBeUndefined();
});

test('it would not understand a mistake', async () => {
  await expect(validateConfiguration({ ...read(), asarr: true }, { isEnabled: false })).rejects.toThrow(
    /asarr/,
  );
});

test('the files it names are there', () => {
  const named = JSON.stringify(read()).match(/(?<=")build\/[\w./-]+/g) ?? [];
  expect(named).toContain('build/mac/entitlements.plist');
  expect(named.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
});
