import type { HubFileView } from '../../../src-preload/contract/huggingface.ts';
import { formatBytes } from '../../ui/format.ts';
import { RadioList, RadioRow } from '../../ui/radio-row.tsx';
import { messages } from '../../words/messages.ts';
import { FitBadge } from '../models/fit-badge.tsx';
import { bitsOf } from './bits.ts';

interface FileListProps {
  readonly files: readonly HubFileView[];
  readonly chosenId: string;
  readonly onChoose: (fileId: string) => void;
}

/** The versions, each with its size, what it keeps of the original, and how it fits this computer. */
export function FileList({ files, chosenId, onChoose }: FileListProps) {
  return (
    <RadioList legend={messages.hub.legend} scrolls>
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          isChosen={file.id === chosenId}
          onChoose={() => onChoose(file.id)}
        />
      ))}
    </RadioList>
  );
}

interface FileRowProps {
  readonly file: HubFileView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FileRow({ file, isChosen, onChoose }: FileRowProps) {
  const words = messages.hub;
  const size = file.bytes === null ? words.sizeUnknown : formatBytes(file.bytes);
  const labels = [file.quantization ?? file.name, ...(file.parts > 1 ? [words.parts(file.parts)] : [])];
  const { verdict } = file;
  return (
    <RadioRow
      group="hub-file"
      title={words.quality(bitsOf(file.quantization))}
      isChosen={isChosen}
      onChoose={onChoose}
      {...(verdict === null ? {} : { badge: <FitBadge standing={verdict} /> })}
    >
      {words.row(size, labels.join(' · '))}
    </RadioRow>
  );
}
