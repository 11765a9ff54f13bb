import type { CompanionView } from '../../../src-preload/contract/huggingface.ts';
import { messages } from '../../words/messages.ts';

/** What else lies beside the models, told for what it is. */
export function Companions({ files }: { readonly files: readonly CompanionView[] }) {
  const words = messages.hub;
  if (files.length === 0) return null;
  const list = files.map(({ name, role }) => `${name} (${words.companionNames[role]})`);
  return <p className="quiet">{words.companionsFound(list.join(', '))}</p>;
}
