import '../models/models.css';
import { useId } from 'react';
import type { HubFileView } from '../../../src-preload/contract/hub.ts';
import type { Verdict } from '../../../src-preload/contract/snapshot.ts';
import { messages } from '../../app/messages/messages.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format.ts';
import { bitsOf } from './bits.ts';

const tones: Readonly<Record<Verdict, BadgeTone>> = { comfortable: 'good', tight: 'warn', 'too-big': 'bad' };

interface FileListProps {
  readonly files: readonly HubFileView[];
  readonly chosenId: string;
  readonly onChoose: (fileId: string) => void;
}

/** The versions, each with its size, what it keeps of the original, and how it fits this computer. */
export function FileList({ files, chosenId, onChoose }: FileListProps) {
  return (
    <fieldset className="model-list hub-list">
      <legend className="unseen">{messages.hub.legend}</legend>
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          isChosen={file.id === chosenId}
          onChoose={() => onChoose(file.id)}
        />
      ))}
    </fieldset>
  );
}

interface FileRowProps {
  readonly file: HubFileView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FileRow({ file, isChosen, onChoose }: FileRowProps) {
  const id = useId();
  const words = messages.hub;
  const size = file.bytes === null ? words.sizeUnknown : formatBytes(file.bytes);
  const labels = [file.quantization ?? file.name, ...(file.parts > 1 ? [words.parts(file.parts)] : [])];
  return (
    <label className="model-row">
      <input
        type="radio"
        name="hub-file"
        className="model-radio"
        checked={isChosen}
        onChange={onChoose}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-verdict ${id}-about`}
      />
      <span className="model-words">
        <span id={`${id}-name`} className="model-name">
          {words.quality(bitsOf(file.quantization))}
        </span>
        <span id={`${id}-about`} className="model-about">
          {words.row(size, labels.join(' · '))}
        </span>
      </span>
      <span id={`${id}-verdict`} className="model-verdict">
        {file.verdict !== null && <Badge tone={tones[file.verdict]}>{messages.verdicts[file.verdict]}</Badge>}
      </span>
    </label>
  );
}
