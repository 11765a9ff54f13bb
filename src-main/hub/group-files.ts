/** A file as the hub lists it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number | null;
  /** From the LFS id; null where the hub does not show it. */
  readonly sha256: string | null;
}

/** One model: its files in order, one or several. */
export interface ModelFiles {
  readonly files: readonly [ListedFile, ...ListedFile[]];
}

/** More parts than any model has. */
const maxParts = 999;
const partName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;
/** Files that end in .gguf and are no model by themselves: projectors for pictures, data for quantizing. */
const companion = /(?:^|[/._-])(?:mmproj|imatrix)(?:[._-]|$)/i;

/** The models among the files of a repository; parts of a split one are put together, an incomplete one is left out. */
export function groupFiles(files: readonly ListedFile[]): readonly ModelFiles[] {
  const models = files.filter(({ path }) => /\.gguf$/i.test(path) && !companion.test(path));
  const whole: ModelFiles[] = [];
  const sets = new Map<string, { readonly count: number; readonly parts: Map<number, ListedFile> }>();
  for (const file of models) {
    const match = partName.exec(file.path);
    if (match === null) {
      whole.push({ files: [file] });
      continue;
    }
    const count = Number(match[3]);
    const key = `${match[1]}\n${count}`;
    const set = sets.get(key) ?? { count, parts: new Map() };
    set.parts.set(Number(match[2]), file);
    sets.set(key, set);
  }
  for (const { count, parts } of sets.values()) {
    const ordered = count >= 1 && count <= maxParts ? inOrder(parts, count) : null;
    if (ordered !== null) whole.push({ files: ordered });
  }
  return whole;
}

function inOrder(
  parts: ReadonlyMap<number, ListedFile>,
  count: number,
): readonly [ListedFile, ...ListedFile[]] | null {
  const found = Array.from({ length: count }, (_, index) => parts.get(index + 1));
  const present = found.filter((file) => file !== undefined);
  const [first, ...others] = present;
  return first !== undefined && present.length === count ? [first, ...others] : null;
}
