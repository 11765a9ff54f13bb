import type { OtherProgram } from '../../src-preload/contract/program-command.ts';

const programs: Readonly<Record<OtherProgram, string>> = {
  skytwin: 'SkyTwin',
  'open-webui': 'Open WebUI',
  continue: 'Continue',
  jan: 'Jan',
  'lm-studio': 'LM Studio',
  'llama.cpp': 'llama.cpp',
  ollama: 'Ollama',
};

/** Words of "Use it": what a model is good for, here and in other programs. */
export const useItWords = {
  open: 'Use it',
  title: (name: string) => `Use ${name}`,
  close: 'Close',
  ask: 'Ask it in Noggin',
  askHint: 'What you write and what it answers stay on this computer.',
  others: 'In another app',
  programs,
  found: 'Installed',
  copyCommand: 'Copy the command',
  copyText: 'Copy the text',
  copyPath: 'Copy the path',
  copied: 'Copied',
  pathInstead:
    'The file’s name has characters that a terminal may misread, so here is its path to choose it by:',
  oneFileOnly: 'This model comes in several files, which this app does not import. They are here:',
  skyTwin:
    'SkyTwin runs the model with llama.cpp, which has to be installed. Type this into a terminal, then start SkyTwin from there:',
  skyTwinWindows:
    'SkyTwin runs the model with llama.cpp, which has to be installed. Type this into a terminal, then restart SkyTwin:',
  skyTwinOneName:
    'SkyTwin only accepts a model file of its own. This one is a link, or another app shares it. Copy the file, and give SkyTwin the copy.',
  openWebui:
    'Open WebUI asks a server. llama.cpp has one: type this into a terminal, then add the connection http://127.0.0.1:8080/v1 in the settings of Open WebUI, as OpenAI API.',
  continue:
    'Continue asks a server. llama.cpp has one: type this into a terminal, then add a model with the provider “llama.cpp” and the address http://127.0.0.1:8080 in Continue.',
  jan: 'In the settings of Jan, under the provider Llama.cpp, choose “Import” and pick this file. Jan uses it where it is.',
  lmStudio:
    'Type this into a terminal. LM Studio then shows it under “My Models”, and both share one file: no second copy.',
  lmStudioCopy:
    'Type this into a terminal. LM Studio keeps its models on another disk, so it gets a copy of its own under “My Models”.',
  llama: 'Type this into a terminal, and you can talk to it right there:',
  ollama: 'Type this into a terminal. Ollama makes a copy of its own, as large as the model.',
  ollamaWindows:
    'Save this text as a file called Modelfile, then type the command into a terminal in the same folder. Ollama makes a copy of its own, as large as the model.',
};
