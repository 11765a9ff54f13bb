import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Refuses a bundle that holds a module from anywhere but the given places. The linter sees one import at a time; this
 * sees what really came in, through whatever chain: a value imported from a contract module that brings zod, say.
 * @param allowed folders of the project, with forward slashes
 * @param refused folders within those, that must stay out all the same
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

/** The first module that may not be there, by its path in the project. */
function strangerAmong(
  root: string,
  modules: readonly string[],
  mayBe: (file: string) => boolean,
): string | undefined {
  const libraries = path.join(root, 'node_modules');
  // A folder of libraries that several checkouts share is a link here, and modules go by the place it leads to.
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
