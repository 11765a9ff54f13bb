import { describe, expect, it } from 'vitest';
import { placesOf } from './places.ts';

const folders = (surroundings: Parameters<typeof placesOf>[0]) =>
  placesOf(surroundings).map(({ app, folder }) => `${app} ${folder}`);

describe('the places where other programs keep models', () => {
  it('are known on Linux', () => {
    expect(folders({ platform: 'linux', home: '/home/ada', environment: {} })).toEqual([
      'ollama /home/ada/.ollama/models',
      'ollama /usr/share/ollama/.ollama/models',
      'lm-studio /home/ada/.lmstudio/models',
      'lm-studio /home/ada/.cache/lm-studio/models',
      'jan /home/ada/.config/Jan/data/llamacpp/models',
      'jan /home/ada/.config/Jan/data/models',
      'jan /home/ada/jan/models',
      'jan /home/ada/cortexcpp/models',
      'gpt4all /home/ada/.local/share/nomic.ai/GPT4All',
      'gpt4all /home/ada/.cache/gpt4all',
      'hugging-face /home/ada/.cache/huggingface/hub',
    ]);
  });

  it('are known on macOS', () => {
    const found = folders({ platform: 'darwin', home: '/Users/ada', environment: {} });
    expect(found).toContain('jan /Users/ada/Library/Application Support/Jan/data/llamacpp/models');
    expect(found).toContain('gpt4all /Users/ada/Library/Application Support/nomic.ai/GPT4All');
    expect(found).toContain('ollama /Users/ada/.ollama/models');
  });

  it('are known on Windows, by its own folders', () => {
    const environment = { APPDATA: 'C:\\Users\\ada\\Roam', LOCALAPPDATA: 'D:\\local' };
    const found = folders({ platform: 'win32', home: 'C:\\Users\\ada', environment });
    expect(found).toContain('jan C:\\Users\\ada\\Roam\\Jan\\data\\llamacpp\\models');
    expect(found).toContain('gpt4all D:\\local\\nomic.ai\\GPT4All');
    expect(found).toContain('ollama C:\\Users\\ada\\.ollama\\models');
    expect(found).toContain('hugging-face C:\\Users\\ada\\.cache\\huggingface\\hub');
  });

  it('follow what a person has set, once each, and nothing that is not a full path', () => {
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
