import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { underCeiling } from '../admin-policy/under-ceiling.ts';
import { limitWords, SpeedLimitChoice } from '../speed-limit/speed-limit-choice.tsx';

const speeds = [null, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000] as const;

/** The speed limit of all downloads together. */
export function SpeedLimitRow() {
  const limit = useSnapshot(({ settings }) => settings.bytesPerSecondLimit);
  const most = useSnapshot(({ policy }) => policy.mostBytesPerSecond);
  const { choices, value } = underCeiling(speeds, limit, most);
  return (
    <SpeedLimitChoice
      label={messages.settings.speedLimit}
      {...(most === null ? {} : { hint: messages.policy.ceiling(limitWords(most)) })}
      speeds={choices}
      limit={value}
      most={most}
      onChange={(bytesPerSecondLimit) => send('settings:change', { bytesPerSecondLimit })}
    />
  );
}
