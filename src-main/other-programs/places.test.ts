import { expect, it } from 'vitest';
import { placesOfPrograms } from './places.ts';

const on = (platform: NodeJS.Platform, home: string, environment: Record<string, string> = {}) =>
  placesOfPrograms({ platform, home, environment });

it('commands are searched on the PATH and in the usual folders', () => {
  const { ollama, 'llama.cpp': llama, 'lm-studio': lms } = on('linux', '/home/ada', { PATH: '/opt/x:rel:' });
  expect(ollama).toEqual([
    '/opt/x/ollama',
    '/usr/local/bin/ollama',
    '/usr/bin/ollama',
    '/opt/homebrew/bin/ollama',
    '/snap/bin/ollama',
    '/home/ada/.local/bin/ollama',
  ]);
  expect(llama).toContain('/usr/bin/llama-server');
  expect(lms).toContain('/home/ada/.lmstudio/bin');
});

it('macOS apps are searched in both app folders', () => {
  const { jan, skytwin } = on('darwin', '/Users/ada');
  expect(jan).toContain('/Applications/Jan.app');
  expect(jan).toContain('/Users/ada/Applications/Jan.app');
  expect(skytwin).toEqual(['/Applications/SkyTwin.app', '/Users/ada/Applications/SkyTwin.app']);
});

it('Windows programs are searched by their extensions and folders', () => {
  const { ollama, jan } = on('win32', 'C:\\Users\\ada', { Path: 'D:\\tools', LOCALAPPDATA: 'E:\\local' });
  expect(ollama).toEqual(['D:\\tools\\ollama.exe', 'E:\\local\\Programs\\Ollama\\ollama.exe']);
  expect(jan).toContain('E:\\local\\Programs\\jan\\Jan.exe');
});

it('Noggin’s own folder for SkyTwin is no sign of SkyTwin', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(on(platform, '/home/ada').skytwin.filter((place) => place.includes('.skytwin'))).toEqual([]);
});
