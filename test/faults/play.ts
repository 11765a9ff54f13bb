import { expect } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { type Scene, type SceneOptions, setScene } from '../support/engine/scene.ts';

/** Whether a download waits for the person. */
export const ended = (view: DownloadView): boolean => ['complete', 'failed', 'paused'].includes(view.state);

/** Starts the download of a fresh scene and waits for its end. */
export async function play(
  options: SceneOptions,
): Promise<{ scene: Scene; view: DownloadView; events: string[] }> {
  const scene = await setScene(options);
  const { id } = scene.engine.downloads.start('tiny');
  const view = await scene.engine.until(id, ended);
  return { scene, view, events: eventsOf(scene, id) };
}

/** The events of a download other than its transitions. */
export function eventsOf(scene: Scene, id: string): string[] {
  return scene.engine.ledger.history
    .of(id)
    .filter((entry) => entry.event !== 'move')
    .map((entry) => `${entry.event} ${entry.note ?? ''}`.trim());
}

/** The right file under its name, without a violation. */
export function expectInstalled(scene: Scene, view: DownloadView): void {
  expect(view.error, JSON.stringify(view.error)).toBeNull();
  expect(view.state).toBe('complete');
  expect(scene.installedHash()).toBe(scene.model.sha256);
  expect(scene.violations()).toEqual([]);
}

/** Pauses when about half of the file is there; the next process resumes it. */
export async function pausedHalfway(
  options: SceneOptions = {},
): Promise<{ scene: Scene; id: string; durable: number }> {
  const scene = await setScene(options);
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await scene.engine.until(id, (view) => view.receivedBytes >= scene.content.length / 4);
  scene.engine.downloads.pause(id);
  await scene.reopen();
  // Otherwise the host would send to a closed connection, and count that.
  await scene.host.until(({ connections }) => connections.open === 0);
  gate.open();
  const durable = scene.engine.ledger.downloads.get(id)?.durableBytes ?? 0;
  expect(durable).toBeGreaterThanOrEqual(scene.content.length / 4);
  return { scene, id, durable };
}

/** Resumes and waits for the end; `events` are those since the start. */
export async function resumed(scene: Scene, id: string): Promise<{ view: DownloadView; events: string[] }> {
  scene.engine.downloads.resume(id);
  const view = await scene.engine.until(id, ended);
  return { view, events: eventsOf(scene, id).slice(1) };
}
