import { expect, test } from 'vitest';
import { isTextFile } from './is-text-file.ts';

test.each(['/a/Notes.TXT', '/a/report.pdf', '/a/b.c/main.rs', 'C:\\x\\table.csv'])(
  '%s is read as text',
  (file) => {
    expect(isTextFile(file)).toBe(true);
  },
);

test.each(['/a/model.gguf', '/a/README', '/a/photo.jpeg', '/a.txt/model', '/a/.pdf.gguf'])(
  '%s is treated as a model',
  (file) => {
    expect(isTextFile(file)).toBe(false);
  },
);
