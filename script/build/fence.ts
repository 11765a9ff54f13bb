import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Refuses a bundle with a module from outside the given folders. The linter checks one import at a time; this checks
 * the result, whatever the chain: a value imported from a contract module that brings zod, for example.
 * @param allowed folders of the project, with forward slashes
 * @param refused folders inside those, which stay forbidden
 */
export function fence(root: string, allowed: readonly string[], refused: readonly string[] = []): Plugin {
  return {
    name: 'noggin-fence',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const stranger = strangerAmong(root, chunk.moduleIds, (file) => {
          const isIn = (folder: string): boolean => file.startsWith(`${folder}/`);
          return allowed.some(isIn) && !refused.some(isIn);
        });
        if (stranger) this.error(`${stranger} must not get into ${chunk.name}: import its types only.`);
      }
    },
  };
}

/** The first forbidden module, by its path in the project. */
function strangerAmong(
  root: string,
  modules: readonly string[],
  mayBe: (file: string) => boolean,
): string | undefined {
  const libraries = path.join(root, 'node_modules');
  // A node_modules shared by several checkouts is a symlink here, and modules have the path of its target.
  const shared = existsSync(libraries) ? realpathSync(libraries) : libraries;
  const inProject = (file: string): string =>
    file.startsWith(shared + path.sep) ? path.join(libraries, path.relative(shared, file)) : file;
  return (
    modules
      // Names that begin with a null byte are the bundler's own helpers.
      .filter((id) => !id.startsWith('\0'))
      .map((id) =>
        path.relative(root, inProject(path.normalize(id.replace(/\?.*$/, '')))).replaceAll('\\', '/'),
      )
      .find((file) => !mayBe(file))
  );
}
