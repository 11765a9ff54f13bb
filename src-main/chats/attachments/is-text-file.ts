import path from 'node:path';

/** Endings of files whose text a person may want to ask about. */
const endings = new Set(
  '.txt .md .markdown .rst .tex .csv .tsv .json .jsonl .xml .yaml .yml .toml .ini .log .html .htm .css .js .ts .tsx .jsx .py .rb .go .rs .java .kt .c .h .cpp .cs .php .sh .sql .swift .srt .vtt .eml .pdf'.split(
    ' ',
  ),
);

/** Whether a dropped file goes into the conversation; every other one is looked at as a model. Pure. */
export function isTextFile(file: string): boolean {
  return endings.has(path.extname(file).toLowerCase());
}
