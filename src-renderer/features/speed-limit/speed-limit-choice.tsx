import './speed-limit.css';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { withPresent } from '../../ui/with-present.ts';
import { messages } from '../../words/messages.ts';
import { speedFrom } from './speed-from.ts';

/** Stands in the list for a number of the person's own; no speed is below nothing. */
const own = -1;

interface SpeedLimitChoiceProps {
  readonly label: string;
  readonly hint?: string;
  /** Offered speeds in bytes per second, in order; null for no limit. */
  readonly speeds: readonly (number | null)[];
  readonly limit: number | null;
  /** The highest that can be given, or null. */
  readonly most?: number | null;
  readonly spread?: 'apart' | 'close';
  onChange(limit: number | null): Promise<unknown>;
}

/** A speed limit: one of those offered, or a number of the person's own. */
export function SpeedLimitChoice(props: SpeedLimitChoiceProps) {
  const { speeds, limit, most = null, onChange, ...row } = props;
  const [isOwn, setIsOwn] = useState(false);
  const choices = withPresent(speeds, limit).map((each) => [each, limitWords(each)] as const);
  return (
    <>
      <SelectRow
        {...row}
        value={isOwn ? own : limit}
        choices={[...choices, [own, messages.settings.ownSpeed]]}
        onChange={(chosen) => {
          setIsOwn(chosen === own);
          if (chosen !== own) void onChange(chosen);
        }}
      />
      {isOwn && (
        <OwnSpeed
          onGiven={async (speed) => {
            await onChange(Math.min(speed, most ?? speed));
            setIsOwn(false);
          }}
        />
      )}
    </>
  );
}

/** A speed limit as it stands in the list: "2 MB/s". */
export function limitWords(limit: number | null): string {
  const words = messages.settings;
  return limit === null ? words.noLimit : words.perSecond(formatBytes(limit));
}

function OwnSpeed({ onGiven }: { onGiven(bytesPerSecond: number): Promise<void> }) {
  const words = messages.settings;
  const [text, setText] = useState('');
  const [isOdd, setIsOdd] = useState(false);
  const id = useId();
  const give = async (): Promise<void> => {
    const wanted = speedFrom(text);
    setIsOdd(wanted === null);
    if (wanted !== null) await onGiven(wanted);
  };
  return (
    <form
      className="own-speed"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <span id={id} className="unseen">
        {words.ownSpeed}
      </span>
      <TextField label={words.ownSpeedField} value={text} example="3" maxLength={10} onChange={setText} />
      <Button label={words.ownSpeedUse} onPress={give} />
      {isOdd && <p role="alert">{words.ownSpeedOdd}</p>}
    </form>
  );
}
