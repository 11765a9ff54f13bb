import {
  type OtherProgram,
  programCommand,
  type Recipe,
} from '../../../src-preload/contract/program-command.ts';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import type { UseItView } from '../../../src-preload/contract/use-it.ts';
import { messages } from '../../words/messages.ts';

/** One line to copy: a command, or the path of the file. */
interface Line {
  readonly text: string;
  readonly label: string;
  /** What main is asked to copy; null for the path. */
  readonly recipe: Recipe | null;
}

/** How a program uses the model: what to do, and what to copy for it. */
export interface Way {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Something in the way that a person can change. */
  readonly isTrouble?: boolean;
}

/** How a program uses this model on this computer. Pure. @param platform as Node names it */
export function wayOf(program: OtherProgram, model: InstalledView, view: UseItView, platform: string): Way {
  const words = messages.useIt;
  const isWindows = platform === 'win32';
  const byPath: Line = { text: model.path, label: words.copyPath, recipe: null };
  /** The commands; where one of them would mean something else to some shell, the path instead. */
  const way = (text: string, ...recipes: readonly Recipe[]): Way => {
    const lines = recipes.map((recipe) => ({ recipe, text: programCommand(recipe, model, platform) }));
    if (lines.some((line) => line.text === null)) return { text: words.pathInstead, lines: [byPath] };
    return {
      text,
      lines: lines.map(({ recipe, text: command }) => ({
        text: command ?? '',
        label: recipe === 'ollama-modelfile' ? words.copyText : words.copyCommand,
        recipe,
      })),
    };
  };
  switch (program) {
    case 'skytwin':
      if (!view.hasOneName) return { text: words.skyTwinOneName, lines: [], isTrouble: true };
      return way(isWindows ? words.skyTwinWindows : words.skyTwin, 'skytwin');
    case 'open-webui':
      return way(words.openWebui, 'llama-server');
    case 'continue':
      return way(words.continue, 'llama-server');
    case 'jan':
      return { text: words.jan, lines: [byPath] };
    case 'lm-studio':
      if (!view.isOneFile) return { text: words.oneFileOnly, lines: [byPath] };
      return view.lmStudioElsewhere
        ? way(words.lmStudioCopy, 'lm-studio-copy')
        : way(words.lmStudio, 'lm-studio-link');
    case 'llama.cpp':
      return way(words.llama, 'llama-cli');
    case 'ollama':
      if (!view.isOneFile) return { text: words.oneFileOnly, lines: [byPath] };
      return isWindows ? way(words.ollamaWindows, 'ollama-modelfile', 'ollama') : way(words.ollama, 'ollama');
  }
}
