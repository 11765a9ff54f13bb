import type { HubFileView } from '../../../src-preload/contract/huggingface.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { RadioList, RadioRow } from '../../ui/radio-row.tsx';
import { messages } from '../../words/messages.ts';
import { speedWords } from '../chat/speed-words.ts';
import { FitBadge } from '../models/fit-badge.tsx';
import { standingOf } from '../models/standing.ts';
import { bitsOf } from './bits.ts';

interface FileListProps {
  readonly files: readonly HubFileView[];
  /** The one that Noggin recommends here; null: none. */
  readonly recommendedId: string | null;
  readonly chosenId: string;
  readonly onChoose: (fileId: string) => void;
}

/** The versions, each with its size, what it keeps of the original, and how it fits this computer. */
export function FileList({ files, recommendedId, chosenId, onChoose }: FileListProps) {
  return (
    <RadioList legend={messages.hub.legend} scrolls>
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          isRecommended={file.id === recommendedId}
          isChosen={file.id === chosenId}
          onChoose={() => onChoose(file.id)}
        />
      ))}
    </RadioList>
  );
}

interface FileRowProps {
  readonly file: HubFileView;
  readonly isRecommended: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FileRow({ file, isRecommended, isChosen, onChoose }: FileRowProps) {
  const words = messages.hub;
  const size = file.bytes === null ? words.sizeUnknown : formatBytes(file.bytes);
  const labels = [file.quantization ?? file.name, ...(file.parts > 1 ? [words.parts(file.parts)] : [])];
  const { verdict, speed } = file;
  const pace = speedWords(file.tokensPerSecond);
  const badge = (
    <>
      {isRecommended && <Badge tone="accent">{messages.views.models.recommended}</Badge>}
      {verdict !== null && <FitBadge standing={standingOf({ verdict, fit: { speed } })} />}
    </>
  );
  return (
    <RadioRow
      group="hub-file"
      title={
        <>
          {words.quality(bitsOf(file.quantization))} <span className="unseen">{labels[0]}</span>
        </>
      }
      badge={badge}
      isChosen={isChosen}
      onChoose={onChoose}
    >
      <span>{words.row(size, labels.join(' · '))}</span>
      {pace !== null && <span>{messages.fit.tiers.answers(pace)}</span>}
    </RadioRow>
  );
}
