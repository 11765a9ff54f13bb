import './computer.css';
import type { ModelView } from '../../../src-preload/contract/snapshot.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { messages } from '../../words/messages.ts';
import { timeWords } from './time-words.ts';

/** How long the download would take, and the way to find out better. */
export function DownloadTime({ model }: { readonly model: ModelView }) {
  const words = messages.fit;
  const measurement = useSnapshot((snapshot) => snapshot.measurement);
  const limit = useSnapshot(({ settings }) => settings.bytesPerSecondLimit);
  const time = timeWords(model, measurement, limit, Date.now());
  if (time === null) return null;
  const isMeasuring = measurement.state === 'measuring';
  const label = isMeasuring
    ? words.stopMeasuring
    : measurement.state === 'none'
      ? words.measure
      : words.measureAgain;
  const press = (): Promise<void> =>
    isMeasuring
      ? send('connection:stop-measuring', undefined)
      : send('connection:measure', { modelId: model.id });
  return (
    <div className="download-time">
      <div className="download-time-words">
        <p className="fact-name">{words.downloadTime}</p>
        <p role="status">{isMeasuring ? words.measuring : time}</p>
        {measurement.state === 'failed' && (
          <p className="download-time-problem">
            {words.notMeasured(messages.errors[measurement.error.code])}
          </p>
        )}
      </div>
      <Button label={label} onPress={press} />
    </div>
  );
}
