import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { underCeiling } from '../admin-policy/under-ceiling.ts';
import { limitWords, SpeedLimitChoice } from './speed-limit-choice.tsx';

const speeds = [null, 1_000_000, 2_000_000, 5_000_000, 10_000_000] as const;

/** The speed limit of one download alone; where there is one for all, that is told beside it. */
export function OneSpeedLimit({ download }: { readonly download: DownloadView }) {
  const { id, state, bytesPerSecondLimit } = download;
  const general = useSnapshot(
    ({ settings, policy }) => underCeiling([], settings.bytesPerSecondLimit, policy.mostBytesPerSecond).value,
  );
  if (state === 'complete' || state === 'cancelled') return null;
  const words = messages.downloads;
  return (
    <div className="one-limit">
      <SpeedLimitChoice
        label={words.ownLimit}
        {...(general === null ? {} : { hint: words.generalLimit(limitWords(general)) })}
        speeds={speeds}
        limit={bytesPerSecondLimit}
        spread="close"
        onChange={(limit) => send('download:set-limit', { id, bytesPerSecondLimit: limit })}
      />
    </div>
  );
}
