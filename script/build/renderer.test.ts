import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../lib/runtime.ts';
import { designConfig, rendererConfig } from './renderer.ts';

let out: string;

beforeAll(async () => {
  out = mkdtempSync(path.join(os.tmpdir(), 'noggin-renderer-'));
  await build(rendererConfig(projectRoot, path.join(out, 'app')));
  await build(designConfig(projectRoot, path.join(out, 'design')));
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Every built module, with its source. */
function builtInto(name: string): { readonly files: readonly string[]; readonly text: string } {
  const folder = path.join(out, name, 'renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => /\.(js|css|html|map)$/.test(file));
  return { files, text: texts.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n') };
}

test('the design page is built in development, and left out of the app', () => {
  const traces = [/src-renderer\/design\/|\.\.\/design\//, /Noggin’s components/, /\.sample-body/];
  const [app, design] = [builtInto('app'), builtInto('design')];
  expect(app.files).not.toContain(path.join('design', 'index.html'));
  expect(design.files).toContain(path.join('design', 'index.html'));
  for (const trace of traces.slice(1)) {
    expect(design.text).toMatch(trace);
    expect(app.text).not.toMatch(trace);
  }
  expect(app.text).not.toMatch(traces[0] as RegExp);
});
