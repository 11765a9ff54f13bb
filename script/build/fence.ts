import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Refuses a bundle that holds a module from anywhere but the given places. The linter sees one import at a time; this
 * sees what really came in, through whatever chain: a value imported from a contract module that brings zod, say.
 * @param allowed folders of the project, with forward slashes
 */
export function fence(root: string, allowed: readonly string[]): Plugin {
  return {
    name: 'noggin-fence',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const stranger = strangerAmong(root, allowed, chunk.moduleIds);
        if (stranger) this.error(`${stranger} must not get into ${chunk.name}: import its types only.`);
      }
    },
  };
}

/** The first module that lies outside the allowed folders, by its path in the project. */
function strangerAmong(
  root: string,
  allowed: readonly string[],
  modules: readonly string[],
): string | undefined {
  return (
    modules
      // Names that begin with a null byte are the bundler's own helpers.
      .filter((id) => !id.startsWith('\0'))
      .map((id) => path.relative(root, id.replace(/\?.*$/, '')).replaceAll('\\', '/'))
      .find((file) => !allowed.some((folder) => file.startsWith(`${folder}/`)))
  );
}
