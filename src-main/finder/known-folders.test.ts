import { describe, expect, it } from 'vitest';
import { knownFoldersOf } from './known-folders.ts';

const folders = (surroundings: Parameters<typeof knownFoldersOf>[0]) =>
  knownFoldersOf(surroundings).map(({ app, folder }) => `${app} ${folder}`);

describe('the places where other programs keep models', () => {
  it('are known on Linux', () => {
    expect(folders({ platform: 'linux', home: '/home/ada', environment: {} })).toEqual([
      'ollama /home/ada/.ollama/models',
      'ollama /usr/share/ollama/.ollama/models',
      'lm-studio /home/ada/.lmstudio/models',
      'lm-studio /home/ada/.cache/lm-studio/models',
      'jan /home/ada/.local/share/Jan/data/llamacpp/models',
      'jan /home/ada/.local/share/Jan/data/models',
      'jan /home/ada/.config/Jan/data/llamacpp/models',
      'jan /home/ada/.config/Jan/data/models',
      'jan /home/ada/jan/models',
      'jan /home/ada/cortexcpp/models',
      'gpt4all /home/ada/.local/share/nomic.ai/GPT4All',
      'gpt4all /home/ada/.cache/gpt4all',
      'llama-cpp /home/ada/.cache/llama.cpp',
      'skytwin /home/ada/.skytwin/models/llama',
      'hugging-face /home/ada/.cache/huggingface/hub',
    ]);
  });

  it('include the person’s downloads folder, wherever the system keeps it', () => {
    const environment = {};
    const found = folders({
      platform: 'linux',
      home: '/home/ada',
      environment,
      downloads: '/big/Téléchargements',
    });
    expect(found).toContain('downloads /big/Téléchargements');
  });

  it('are known on macOS', () => {
    const found = folders({ platform: 'darwin', home: '/Users/ada', environment: {} });
    expect(found).toContain('jan /Users/ada/Library/Application Support/Jan/data/llamacpp/models');
    expect(found).toContain('gpt4all /Users/ada/Library/Application Support/nomic.ai/GPT4All');
    expect(found).toContain('ollama /Users/ada/.ollama/models');
  });

  it('are known on Windows, by its known folders', () => {
    const environment = { APPDATA: 'C:\\Users\\ada\\Roam', LOCALAPPDATA: 'D:\\local' };
    const found = folders({ platform: 'win32', home: 'C:\\Users\\ada', environment });
    expect(found).toContain('jan C:\\Users\\ada\\Roam\\Jan\\data\\llamacpp\\models');
    expect(found).toContain('gpt4all D:\\local\\nomic.ai\\GPT4All');
    expect(found).toContain('ollama C:\\Users\\ada\\.ollama\\models');
    expect(found).toContain('hugging-face C:\\Users\\ada\\.cache\\huggingface\\hub');
  });

  const told = (
    files: Readonly<Record<string, string>>,
    platform: NodeJS.Platform = 'linux',
    home = '/home/ada',
  ) => folders({ platform, home, environment: {}, read: (file) => files[file] ?? null });

  it.each([
    [
      'LM Studio',
      { '/home/ada/.lmstudio/settings.json': '{"downloadsFolder":"/big/lm"}' },
      'lm-studio /big/lm',
    ],
    [
      'LM Studio, with its home elsewhere',
      {
        '/home/ada/.lmstudio-home-pointer': '/big/home\n',
        '/big/home/settings.json': '{"downloadsFolder":"~/lm"}',
      },
      'lm-studio /home/ada/lm',
    ],
    [
      'LM Studio, by its home alone',
      { '/home/ada/.lmstudio-home-pointer': '/big/home' },
      'lm-studio /big/home/models',
    ],
    [
      'an older LM Studio',
      { '/home/ada/.config/LM Studio/settings.json': '{"downloadsFolder":"/big/lm"}' },
      'lm-studio /big/lm',
    ],
    [
      'Jan',
      { '/home/ada/.local/share/Jan/settings.json': '{"data_folder":"/big/jan"}' },
      'jan /big/jan/llamacpp/models',
    ],
    [
      'an older Jan',
      { '/home/ada/.config/Jan/settings.json': '{"data_folder":"/big/jan"}' },
      'jan /big/jan/models',
    ],
    [
      'GPT4All',
      { '/home/ada/.config/nomic.ai/GPT4All.ini': '[General]\nmodelPath=/big/gpt/\n' },
      'gpt4all /big/gpt',
    ],
    [
      'GPT4All, with escaped characters',
      { '/home/ada/.config/nomic.ai/GPT4All.ini': '[General]\r\nother=1\r\nmodelPath="/big/\\xfc b"\r\n' },
      'gpt4all /big/ü b',
    ],
  ])('follow the setting of %s', (_name, files, line) => {
    expect(told(files)).toContain(line);
    expect(told({})).not.toContain(line);
  });

  it('follow settings of Windows in its own notation', () => {
    const home = 'C:\\Users\\ada';
    const lmStudio = { 'C:\\Users\\ada\\.lmstudio\\settings.json': '{"downloadsFolder":"D:\\\\lm"}' };
    expect(told(lmStudio, 'win32', home)).toContain('lm-studio D:\\lm');
    const gpt = { 'C:\\Users\\ada\\AppData\\Roaming\\nomic.ai\\GPT4All.ini': 'modelPath=D:/gpt/' };
    expect(told(gpt, 'win32', home)).toContain('gpt4all D:\\gpt');
  });

  it.each(['', '{', '[]', 'null', '7', '{"data_folder":7}', '{"data_folder":"relative"}', '\0'])(
    'ignore empty settings: %j',
    (text) => {
      const files = [
        '.lmstudio/settings.json',
        '.local/share/Jan/settings.json',
        '.config/nomic.ai/GPT4All.ini',
      ];
      expect(told(Object.fromEntries(files.map((file) => [`/home/ada/${file}`, text])))).toEqual(told({}));
    },
  );

  it('follow a person’s settings, once each, absolute paths only', () => {
    const environment = {
      OLLAMA_MODELS: '/drive/ollama',
      HF_HOME: '~/hf',
      HF_HUB_CACHE: '/home/ada/hf/hub',
      XDG_CACHE_HOME: 'relative',
    };
    const found = folders({ platform: 'linux', home: '/home/ada', environment });
    expect(found[0]).toBe('ollama /drive/ollama');
    expect(found.filter((line) => line === 'hugging-face /home/ada/hf/hub')).toHaveLength(1);
    expect(found.join()).not.toContain('relative');
  });
});
