import { builtinModules } from 'node:module';

// Who may import whom, and what else `npm run check` holds against the modules: no circle and no orphan.

/** What every folder of src-main may import beside its own row. */
const common = ['contract', 'errors', 'log-port', 'platform', 'node'];

/**
 * The table of docs/architecture.md, word for word (`script/architecture.test.ts` compares them). A name is a folder
 * or file of the same process, `contract`, a package, or `node`; a folder always knows itself, and the most exact row
 * counts. `types of` is for names whose code must not run here, `only` for rows that do not have what is common.
 * @type {Readonly<Record<string, string>>}
 */
export const mayImport = {
  'src-preload/contract': 'only zod',
  'src-preload': 'only types of contract, electron',
  'src-main/main.ts': 'app, headless, ipc, electron',
  'src-main/app': 'everything of main',
  'src-main/ipc': 'everything of main',
  'src-main/ui-state':
    'catalogue, deep-links, downloads, planner, types of first-words, types of hardware, types of huggingface, types of imports, types of ledger, types of library, types of server, types of settings, types of speed-test, types of updates, zod',
  'src-main/headless':
    'chats, deep-links, models, names, types of downloads, types of huggingface, types of inference, types of library, types of server',
  'src-main/downloads': 'gguf, http, models, planner, types of ledger, types of model-files',
  'src-main/downloads/{state,piece-map,scheduler,retry,progress}.ts': 'only types of contract',
  'src-main/planner': 'only contract',
  'src-main/models': 'types of ledger',
  'src-main/catalogue': 'http, types of ledger, zod',
  'src-main/admin-policy': 'catalogue, http, types of huggingface, types of ledger, zod',
  'src-main/huggingface':
    'downloads, gguf, http, models, names, planner, types of library, @huggingface/gguf, zod',
  'src-main/gguf': '',
  'src-main/first-words': 'inference/process, types of inference, types of ledger',
  'src-main/deep-links': 'catalogue, huggingface',
  'src-main/library': 'downloads, gguf, history, models, names, types of ledger',
  'src-main/history': 'models, names, types of ledger',
  'src-main/model-files': 'downloads, planner, types of ledger',
  'src-main/finder':
    'downloads, gguf, model-files, models, names, types of admin-policy, types of ledger, zod',
  'src-main/other-programs': 'finder, models',
  'src-main/imports':
    'downloads, finder, gguf, model-files, models, models-folder, names, types of ledger, types of admin-policy, zod',
  'src-main/models-folder': 'downloads, model-files, models, types of ledger, zod',
  'src-main/chats': 'ledger, names, types of inference, unpdf',
  'src-main/server': 'chats, inference, zod',
  'src-main/inference':
    'gguf, huggingface, models, planner, types of inference/process, @eslint-community/regexpp',
  'src-main/inference/process': 'inference, node-llama-cpp, @huggingface/jinja',
  'src-main/names': '',
  'src-main/ledger': 'types of downloads, types of better-sqlite3',
  'src-main/http': 'names, socks',
  'src-main/platform': 'only contract, errors, node',
  'src-main/hardware': 'names, planner, types of ledger, systeminformation, zod',
  'src-main/updates': '',
  'src-main/diagnostics': 'names, types of downloads, types of ledger, yazl',
  'src-main/speed-test': 'downloads, http',
  'src-main/{errors,log-port,settings}.ts': 'names, types of ledger, zod',
  'src-renderer/main.tsx': 'only app, state, ui, words, react, react-dom, react-aria-components',
  'src-renderer/app': 'only features, state, ui, words, types of contract, react',
  'src-renderer/features':
    'only state, ui, words, contract, react, react-dom, react-aria-components, @tanstack/react-virtual, react-markdown, remark-gfm, remark-math, rehype-highlight, katex',
  'src-renderer/ui': 'only state, words, contract, react, react-dom, react-aria-components',
  'src-renderer/state': 'only contract, react',
  'src-renderer/words': 'only types of state, contract',
  'src-renderer/design': 'only ui, words, react, react-dom',
};

/**
 * A folder or file of the table as a pattern: `{a,b}` is either, a folder stands for what lies in it.
 * @param {string} place
 */
export function pattern(place) {
  const either = place.replace(/\{(.*)\}/, (_, names) => `(${names.replaceAll(',', '|')})`);
  return /[.]tsx?$/.test(place) ? `^${either.replace('.', '[.]')}$` : `^${either}/`;
}

/** What a name of the table means for a row of this process, as a pattern. */
function meaning(name, process) {
  if (name === 'contract') return '^src-preload/contract/';
  if (name === 'node') return `^(node:)?(${builtinModules.join('|')})$`;
  if (['errors', 'log-port', 'settings'].includes(name)) return `^src-main/${name}[.]ts$`;
  if (`${process}/${name}` in mayImport) return pattern(`${process}/${name}`);
  return `(^|node_modules/(@types/)?)${name}(/|$)`;
}

/** The rules of one row: what it may not import at all, and what it may know the types of alone. */
function rulesOf([place, cell]) {
  if (cell === 'everything of main') return [];
  const process = place.split('/')[0];
  const names = cell
    .replace(/^only /, '')
    .split(', ')
    .filter(Boolean);
  if (!cell.startsWith('only ')) names.push(...common);
  const typesOnly = names.filter((name) => name.startsWith('types of ')).map((name) => name.slice(9));
  const whole = names.filter((name) => !name.startsWith('types of '));
  const closer = Object.keys(mayImport).filter((other) => other.startsWith(`${place}/`));
  // A folder knows all that lies in it, but of a folder that it names only the types of.
  const apart = closer.filter((other) => typesOnly.includes(other.slice(process.length + 1)));
  const own = `${apart.map((other) => `(?!${pattern(other)})`).join('')}${pattern(place)}`;
  const from = { path: pattern(place), pathNot: closer.map(pattern) };
  const may = (list) => list.map((name) => meaning(name, process));
  const rules = [
    {
      name: `may-import: ${place}`,
      severity: 'error',
      from,
      to: { pathNot: [own, ...may([...whole, ...typesOnly])] },
    },
  ];
  if (typesOnly.length > 0) {
    rules.push({
      name: `types-only: ${place}`,
      severity: 'error',
      from,
      to: { path: may(typesOnly), pathNot: [own, ...may(whole)], dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

export default {
  forbidden: [
    // A circle cannot be understood, tested or loaded one piece at a time; one of types is a circle too.
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    // What nobody imports and what imports nothing is left over; declarations are read by the compiler alone.
    { name: 'no-orphan', severity: 'error', from: { orphan: true, pathNot: '[.]d[.]ts$' }, to: {} },
    // The table of docs/architecture.md, row by row.
    ...Object.entries(mayImport).flatMap(rulesOf),
  ],
  options: {
    // TypeScript 7 has no parser that a tool could call; swc keeps what is imported for its types.
    parser: 'swc',
    // Tests know what they test, whoever's it is.
    exclude: { path: '[.]test[.]tsx?$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
