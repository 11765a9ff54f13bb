import { useId, useState } from 'react';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { messages } from '../../words/messages.ts';
import { underCeiling } from '../admin-policy/under-ceiling.ts';
import { speedFrom } from './speed-limit.ts';
import { withPresent } from './with-present.ts';

const speeds = [null, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000] as const;
/** Stands in the list for a number of the person's own; no speed is below nothing. */
const own = -1;

/** The speed limit: one of the usual ones, or a number of the person's own. */
export function SpeedLimitRow() {
  const words = messages.settings;
  const limit = useSnapshot(({ settings }) => settings.bytesPerSecondLimit);
  const most = useSnapshot(({ policy }) => policy.mostBytesPerSecond);
  const [isOwn, setIsOwn] = useState(false);
  const speed = underCeiling(speeds, limit, most);
  const speedWords = (each: number | null): string =>
    each === null ? words.noLimit : words.perSecond(formatBytes(each));
  const choices = withPresent(speed.choices, speed.value).map((each) => [each, speedWords(each)] as const);
  return (
    <>
      <SelectRow
        label={words.speedLimit}
        {...(most === null ? {} : { hint: messages.policy.ceiling(speedWords(most)) })}
        value={isOwn ? own : speed.value}
        choices={[...choices, [own, words.ownSpeed]]}
        onChange={(bytesPerSecondLimit) => {
          setIsOwn(bytesPerSecondLimit === own);
          if (bytesPerSecondLimit !== own) void send('settings:change', { bytesPerSecondLimit });
        }}
      />
      {isOwn && <OwnSpeed most={most} onGiven={() => setIsOwn(false)} />}
    </>
  );
}

function OwnSpeed({ most, onGiven }: { readonly most: number | null; readonly onGiven: () => void }) {
  const words = messages.settings;
  const [text, setText] = useState('');
  const [isOdd, setIsOdd] = useState(false);
  const id = useId();
  const give = async (): Promise<void> => {
    const wanted = speedFrom(text);
    setIsOdd(wanted === null);
    if (wanted === null) return;
    await send('settings:change', { bytesPerSecondLimit: Math.min(wanted, most ?? wanted) });
    onGiven();
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
