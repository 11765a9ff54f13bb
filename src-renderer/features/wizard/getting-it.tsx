import { useDownload, useSnapshot } from '../../state/hooks.ts';
import { phaseOf } from '../../state/phase.ts';
import { messages } from '../../words/messages.ts';
import { OtherDownloads } from './other-downloads.tsx';
import { ProgressCard } from './progress-card.tsx';
import { SmallFirstOffer } from './small-first-offer.tsx';
import { wizardDownloadIds } from './step.ts';
import { StepTitle } from './step-title.tsx';
import { UsableAlready } from './usable-already.tsx';

/** The download, to be watched or left alone. */
export function GettingIt() {
  const [id = ''] = useSnapshot(wizardDownloadIds);
  const download = useDownload(id);
  if (download === undefined) return null;
  const words = messages.wizard.get;
  return (
    <>
      <StepTitle title={words.titles[phaseOf(download)](download.name)} />
      <UsableAlready />
      <ProgressCard key={id} download={download} />
      <SmallFirstOffer key={`small-${id}`} download={download} />
      <OtherDownloads />
    </>
  );
}
