import type { ThirdParty } from './list.ts';

const head = `# Third-party software in Noggin

Made by \`npm run licences\` from the lockfile and the installed packages; a test sees to it that it is current. Noggin
itself is under the Apache License 2.0 (LICENSE). The same list, with all texts, is in the app under Settings, About.

Beside the packages below every installed Noggin contains:

- **Electron** (MIT) with **Chromium** and **Node.js** in it, whose own licences lie beside the program as
  \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\`.
- **SQLite**, compiled into better-sqlite3: in the public domain (https://www.sqlite.org/copyright.html).
- **llama.cpp** with **ggml** (MIT, Copyright © 2023-2026 The ggml authors), compiled into the binaries of
  node-llama-cpp, which are under that package's licence.
`;

/** THIRD-PARTY.md as text. Pure. */
export function thirdPartyPage({ packages, texts }: ThirdParty): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const sections = texts.map((text, index) => {
    const users = packages
      .filter((one) => one.text === index)
      .map(({ name, version }) => `${name} ${version}`);
    // A fence longer than any in the text, so that no line ends it.
    return `### ${users.join(', ')}\n\n\`\`\`\`\`text\n${text}\n\`\`\`\`\`\n`;
  });
  const table = ['| Package | Version | Licence |', '| --- | --- | --- |', ...rows].join('\n');
  return `${head}\n${table}\n\n## Licences and notices\n\n${sections.join('\n')}`;
}
