const keptLines = 200;
const keptLength = 500;

/** What the library said while it loaded, the newest lines of it: its errors say no more than "Failed to load model". */
export interface LibraryLog {
  add(text: string): void;
  lines(): readonly string[];
}

/** Bounded, since a damaged file may be complained of endlessly. */
export function createLibraryLog(): LibraryLog {
  let lines: string[] = [];
  return {
    add: (text) => {
      for (const line of text.split('\n')) {
        const trimmed = line.trim().slice(0, keptLength);
        if (trimmed !== '') lines.push(trimmed);
      }
      if (lines.length > keptLines) lines = lines.slice(-keptLines);
    },
    lines: () => lines,
  };
}
