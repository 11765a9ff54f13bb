import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './runtime.ts';

/** Everything below a folder of the project, folders too, as paths from the project's root with slashes. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll(path.sep, '/')}`,
  );
}
