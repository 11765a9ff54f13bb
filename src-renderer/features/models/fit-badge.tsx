import type { Standing } from '../../../src-preload/contract/computer.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { messages } from '../../words/messages.ts';

const tones: Readonly<Record<Standing, BadgeTone>> = {
  comfortable: 'good',
  slow: 'warn',
  tight: 'warn',
  'too-big': 'bad',
};

/** How a model stands on this computer, as a badge. */
export function FitBadge({ standing }: { readonly standing: Standing }) {
  return <Badge tone={tones[standing]}>{messages.standings[standing]}</Badge>;
}
