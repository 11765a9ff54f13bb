/** Text of a small file, or null where it is not there, cannot be read or is no settings file by its size. */
export type ReadSettings = (file: string) => string | null;

/** A text field of a JSON object; everything else in the file is ignored. */
export function textInJson(text: string | null, field: string): string | null {
  try {
    const value = (JSON.parse(text?.replace(/^\uFEFF/, '') ?? 'null') as Record<string, unknown> | null)?.[
      field
    ];
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

/** The value of a key in a file that Qt's QSettings wrote (https://doc.qt.io/qt-6/qsettings.html#Format-enum). */
export function textInIni(text: string | null, key: string): string | null {
  for (const line of text?.split(/\r?\n/) ?? []) {
    const cut = line.indexOf('=');
    if (cut > 0 && line.slice(0, cut).trim() === key) return unescaped(line.slice(cut + 1).trim()) || null;
  }
  return null;
}

/** Only the first line counts. */
export function firstLine(text: string | null): string | null {
  return text?.split(/\r?\n/)[0]?.trim() || null;
}

function unescaped(value: string): string {
  const inner = /^"(.*)"$/.exec(value)?.[1] ?? value;
  return inner.replace(/\\(?:x([0-9a-fA-F]{1,4})|(.))/g, (_all, code?: string, letter?: string) =>
    code === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
