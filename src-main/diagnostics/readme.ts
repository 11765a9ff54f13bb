/** What the README.txt of the diagnostics says, in one language. */
export interface ReadmeWords {
  readonly title: string;
  readonly made: (when: string) => string;
  readonly lead: string;
  readonly filesTitle: string;
  readonly files: Readonly<Record<string, string>>;
  readonly leftOutTitle: string;
  readonly leftOut: readonly string[];
  readonly marks: string;
}

const width = 78;

/** The words around the diagnostics: what each file is, and what is in none of them. Pure. */
export function readme(words: ReadmeWords, at: Date): string {
  const names = Object.keys(words.files);
  const longest = Math.max(...names.map((name) => name.length));
  const files = names.map((name) => entry(`${name.padEnd(longest)}  `, words.files[name] ?? ''));
  const leftOut = words.leftOut.map((line) => entry('- ', line));
  const time = `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const parts = [
    `${words.title}\n${'='.repeat(words.title.length)}`,
    wrapped(words.made(time), width),
    wrapped(words.lead, width),
    `${words.filesTitle}\n\n${files.join('\n')}`,
    `${words.leftOutTitle}\n\n${leftOut.join('\n')}`,
    wrapped(words.marks, width),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A line with its sign or name in front; further lines begin below its text. */
function entry(front: string, text: string): string {
  return front + wrapped(text, width - front.length).replaceAll('\n', `\n${' '.repeat(front.length)}`);
}

function wrapped(text: string, most: number): string {
  let line = '';
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
