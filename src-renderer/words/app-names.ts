import type { OtherApp } from '../../src-preload/contract/storage.ts';

/** Names of other programs: the same in every language. */
export const apps: Readonly<Record<Exclude<OtherApp, 'downloads'>, string>> = {
  ollama: 'Ollama',
  'lm-studio': 'LM Studio',
  jan: 'Jan',
  gpt4all: 'GPT4All',
  'llama-cpp': 'llama.cpp',
  'hugging-face': 'Hugging Face',
  skytwin: 'SkyTwin',
};
