import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unzip } from '../../test/support/diagnosis/unzip.ts';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { adminPolicyView } from '../admin-policy/view.ts';
import { openLedger } from '../ledger/ledger.ts';
import { createSettings } from '../settings.ts';
import { createDiagnostics, type DiagnosisPorts } from './diagnostics.ts';
import type { ReadmeWords } from './readme.ts';
import { createRedact } from './redact.ts';

/** Must be in no byte of the diagnostics, wherever it was planted. */
const planted = {
  user: 'zorawurzel',
  computer: 'zoras-schreibtisch',
  token: 'correct-horse-battery',
  hubToken: 'hf_zqTokenOfTheHub99',
  query: 'zqsignature77',
  password: 'zqpassword55',
  folder: 'Zqliebesbriefe',
};
const home = `/home/${planted.user}`;
const models = `${home}/${planted.folder}/models`;
const address = `https://me:${planted.password}@cdn.example/a.gguf?X-Amz-Signature=${planted.query}#${planted.query}`;
const told = `open '${home}/${planted.folder}/a.gguf' as ${planted.user} with Bearer ${planted.hubToken} (${planted.token}) from ${address} on ${planted.computer}`;

const words: ReadmeWords = {
  ...{ title: 'Diagnostics', made: (when) => `Made on ${when}.`, lead: 'Read it.', marks: 'Marks.' },
  ...{ filesTitle: 'Files', files: { 'versions.json': 'versions' }, leftOutTitle: 'Not', leftOut: ['names'] },
};

async function scene(over: Partial<DiagnosisPorts> = {}) {
  const folder = tempFolder();
  const ledger = openLedger(path.join(folder, 'ledger.sqlite'));
  onTestFinished(() => ledger.close());
  const logFile = path.join(folder, 'noggin.log');
  const revealed: string[] = [];
  const target = path.join(folder, 'chosen', 'diagnostics.zip');
  mkdirSync(path.dirname(target));
  const ports: DiagnosisPorts = {
    ledger,
    log: { info: () => {}, warn: () => {} },
    redact: createRedact({
      folders: [{ path: models, name: 'models' }],
      ...{ home, userName: planted.user, computerName: planted.computer, secrets: [] },
    }),
    logFiles: [`${logFile}.1`, logFile],
    secrets: () => [planted.token],
    versions: () => ({ noggin: '1.2.3', told }),
    computer: async () => {
      throw new Error(told);
    },
    settings: createSettings(ledger).read,
    policy: adminPolicyView({ proxy: `http://${planted.user}.example:1`, modelsFolder: models }),
    hubAccess: () => 'safely',
    words: () => words,
    chooseFile: async () => target,
    reveal: (file) => revealed.push(file),
    now: () => Date.UTC(2026, 10, 23),
    ...over,
  };
  return { ledger, logFile, target, revealed, diagnosis: createDiagnostics(ports) };
}

function plant({ ledger, logFile }: Awaited<ReturnType<typeof scene>>): void {
  const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
  const row = ledger.downloads.insert({
    ...newDownload(id),
    sourceUrl: address,
    targetPath: `${models}/model.gguf`,
    partialPath: `${models}/model.gguf.partial`,
  });
  const error = { code: 'network', message: told, details: { at: told, token: planted.token } } as const;
  ledger.downloads.move(row, { to: 'failed', error, note: told });
  ledger.settings.set('models-folder', told);
  ledger.installed.put({
    ...{ modelId: 'mine', name: planted.user, path: `${home}/x/mine.gguf`, bytes: 1, modifiedAtMs: 1 },
    ...{ sha256: 'ab'.repeat(32), provenAtMs: 9e15, adopted: true, downloadId: null },
  });
  // Log lines of an earlier version, which redacted less.
  const line = JSON.stringify({
    at: '2026',
    level: 'warn',
    event: 'x',
    error: told,
    token: planted.token,
    list: [told],
  });
  writeFileSync(`${logFile}.1`, `${line}\n${told}\n{"half": "${told}\n`);
  writeFileSync(logFile, `${line}\n`);
}

describe('the diagnostics', () => {
  it('hold no secret and no personal data in any byte', async () => {
    const all = await scene();
    plant(all);
    const saved = await all.diagnosis.save();
    const files = await unzip(all.target);
    expect(Object.keys(files)).toEqual([
      ...['README.txt', 'versions.json', 'computer.json', 'settings.json', 'downloads.json', 'ledger.json'],
      ...['logs/noggin.log.1', 'logs/noggin.log'],
    ]);
    const bytes = readFileSync(all.target);
    for (const [what, secret] of Object.entries(planted)) {
      expect(bytes.toString('latin1').toLowerCase(), what).not.toContain(secret.toLowerCase());
      for (const [name, text] of Object.entries(files)) {
        expect(text.toLowerCase(), `${what} in ${name}`).not.toContain(secret.toLowerCase());
      }
    }
    expect(saved).toEqual({ name: 'diagnostics.zip', bytes: bytes.byteLength });
    expect(readdirSync(path.dirname(all.target))).toEqual(['diagnostics.zip']);
  });

  it('hold what helps', async () => {
    const all = await scene();
    plant(all);
    await all.diagnosis.save();
    const files = await unzip(all.target);
    const json = (name: string) => JSON.parse(files[name] ?? '') as Record<string, unknown>;
    expect(json('versions.json')).toMatchObject({ noggin: '1.2.3' });
    expect(json('computer.json')).toMatchObject({ code: 'internal' });
    expect(json('settings.json')).toMatchObject({
      settings: { keepAwake: true },
      fixedByAdministrator: { proxy: true, modelsFolder: true, hub: false },
      hubAccess: 'safely',
    });
    expect(json('ledger.json')).toMatchObject({ integrity: ['ok'], rows: { download: 1, history: 2 } });
    expect(json('downloads.json')).toMatchObject({
      downloads: [
        {
          ...{ id: '6f9619ff-8b86-4d01-b42d-00c04fc964ff', state: 'failed', target: '<models>/model.gguf' },
          source: 'https://…@cdn.example/a.gguf?…',
          error: { code: 'network' },
          moments: [{ event: 'start' }, { event: 'move', to: 'failed', errorCode: 'network' }],
        },
      ],
      installed: [{ modelId: 'mine', provenAt: 9e15 }],
    });
    expect(files['logs/noggin.log']).toContain('"event":"x"');
    all.diagnosis.show();
    expect(all.revealed).toEqual([all.target]);
  });

  it('are bounded: of a long log they keep the newest lines', async () => {
    const all = await scene();
    const line = `${JSON.stringify({ event: 'x'.repeat(200) })}\n`;
    writeFileSync(`${all.logFile}.1`, line.repeat(12_000));
    writeFileSync(all.logFile, `${line.repeat(1000)}${JSON.stringify({ event: 'last' })}\n`);
    const saved = await all.diagnosis.save();
    const files = await unzip(all.target);
    const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    expect(size).toBeLessThan(2.2 * 1024 * 1024);
    expect(saved?.bytes).toBeLessThan(200_000);
    expect(files['logs/noggin.log']).toContain('"last"');
    for (const each of (files['logs/noggin.log.1'] ?? '').trimEnd().split('\n')) JSON.parse(each);
  });

  it('are made even when the ledger cannot be read', async () => {
    const all = await scene();
    const broken = (): never => {
      throw new Error('malformed');
    };
    const half = await scene({
      ledger: { ...all.ledger, health: broken, downloads: { ...all.ledger.downloads, newest: broken } },
    });
    await half.diagnosis.save();
    const files = await unzip(half.target);
    expect(files['ledger.json']).toContain('malformed');
    expect(files['downloads.json']).toContain('malformed');
  });

  it('are not saved when the dialog is canceled, nor twice at once', async () => {
    const closed = await scene({ chooseFile: async () => null });
    expect(await closed.diagnosis.save()).toBeNull();
    expect(() => closed.diagnosis.show()).toThrow(expect.objectContaining({ code: 'unknown-id' }));
    const { promise, resolve } = Promise.withResolvers<null>();
    const open = await scene({ chooseFile: () => promise });
    const first = open.diagnosis.save();
    await expect(open.diagnosis.save()).rejects.toMatchObject({ code: 'not-now' });
    resolve(null);
    expect(await first).toBeNull();
    expect(await open.diagnosis.save()).toBeNull();
  });

  it('report a failed write, and leave nothing behind', async () => {
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'file'), '');
    const below = await scene({ chooseFile: async () => path.join(folder, 'file', 'x.zip') });
    await expect(below.diagnosis.save()).rejects.toMatchObject({ code: 'folder-unavailable' });
    mkdirSync(path.join(folder, 'taken', 'by a folder'), { recursive: true });
    const taken = await scene({ chooseFile: async () => path.join(folder, 'taken') });
    await expect(taken.diagnosis.save()).rejects.toBeDefined();
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'taken']);
  });

  it('report a full disk, and leave nothing behind', async ({ skip }) => {
    const disk = mountDisk(4 * 1024 * 1024, { canBreakDown: false });
    if (disk === null) return skip(needsMount);
    const all = await scene({ chooseFile: async () => path.join(disk.folder, 'x.zip') });
    writeFileSync(all.logFile, Array.from({ length: 9000 }, () => `${Math.random()}\n`).join(''));
    disk.fill(0);
    const before = readdirSync(disk.folder);
    await expect(all.diagnosis.save()).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(disk.folder)).toEqual(before);
  });
});
