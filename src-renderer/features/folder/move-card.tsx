import './folder.css';
import type { MoveView } from '../../../src-preload/contract/storage.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { formatBytes, percentOf } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { messages } from '../../words/messages.ts';

const titles: Readonly<Record<MoveView['state'], string>> = {
  moving: messages.folder.moving,
  paused: messages.folder.movePaused,
  stopped: messages.folder.moveStopped,
};

/** The move of the library, while there is one. */
export function MoveCard() {
  const folder = useSnapshot(({ storage }) => storage.folder);
  const words = messages.folder;
  const { move } = folder;
  if (move === null) return null;
  return (
    <Card
      title={titles[move.state]}
      focusScope="move"
      badge={
        <Badge tone={move.state === 'stopped' ? 'warn' : 'accent'}>
          {words.models(move.doneModels, move.totalModels)}
        </Badge>
      }
    >
      <p className="quiet">{words.movingTo(folder.path)}</p>
      <Progress move={move} />
      {move.error !== null && <p role="status">{messages.errors[move.error.code]}</p>}
      {move.leftBehind.length > 0 && <p role="status">{words.leftBehind(move.leftBehind.join(', '))}</p>}
      <p className="quiet">{words.safe}</p>
      <Actions move={move} />
      {move.error !== null && (
        <Details
          facts={[
            { name: messages.details.code, value: move.error.code, looks: 'path' },
            { name: messages.details.message, value: move.error.message },
          ]}
        />
      )}
    </Card>
  );
}

function Progress({ move }: { readonly move: MoveView }) {
  const { doneBytes, totalBytes, name, state } = move;
  const amounts = messages.import.amounts(formatBytes(doneBytes), formatBytes(totalBytes));
  return (
    <div className="stack">
      <ProgressBar
        label={messages.folder.progress}
        percent={percentOf(doneBytes, totalBytes)}
        share={totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes)}
        valueText={amounts}
        isMoving={state === 'moving'}
      />
      <p className="quiet">{name === null ? amounts : `${name} · ${amounts}`}</p>
    </div>
  );
}

function Actions({ move }: { readonly move: MoveView }) {
  const words = messages.folder;
  const isOver = move.state === 'stopped' && move.error === null;
  return (
    <div className="card-actions">
      {move.state === 'moving' && (
        <Button icon="pause" label={words.pause} onPress={() => send('folder:pause-move', undefined)} />
      )}
      {move.state !== 'moving' && !isOver && (
        <Button
          icon="resume"
          label={move.state === 'paused' ? words.resume : words.retry}
          onPress={() => send('folder:move', undefined)}
        />
      )}
      <Button
        kind="quiet"
        label={isOver ? words.close : words.end}
        onPress={() => send('folder:end-move', undefined)}
      />
    </div>
  );
}
