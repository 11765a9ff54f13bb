import { readFileSync, writeFileSync } from 'node:fs';
import type { Stage } from '../support/app/stage.ts';

/** Replaces the catalogue's models; none of them is ever fetched. */
export function onlyModels(
  stage: Stage,
  models: readonly { id: string; bytes: number; rank: number }[],
): void {
  const file = stage.app.catalogue ?? '';
  const { models: present } = JSON.parse(readFileSync(file, 'utf8')) as { models: object[] };
  const entries = models.map((model) => ({ ...present[0], ...model, name: model.id, demo: false }));
  writeFileSync(file, JSON.stringify({ version: 1, models: entries }));
}
