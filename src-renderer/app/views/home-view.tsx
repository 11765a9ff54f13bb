import { BetterModel } from '../../features/better/better-model.tsx';
import { SayHello } from '../../features/chat/say-hello.tsx';
import { ThisComputer } from '../../features/computer/this-computer.tsx';
import { Downloads } from '../../features/downloads/downloads.tsx';
import { MoveCard } from '../../features/folder/move-card.tsx';
import { FromThisComputer } from '../../features/import/from-this-computer.tsx';
import { ImportList } from '../../features/import/import-list.tsx';
import { CurrentBrain } from '../../features/installed/current-brain.tsx';
import { ModelChoice } from '../../features/models/model-choice.tsx';
import { Notices } from '../../features/notices/notices.tsx';
import { useSnapshot } from '../../state/hooks.ts';
import { PageHeading } from '../page-heading.tsx';

/** Home: what is going on, then the model in use, or the way to a first one. */
export function HomeView() {
  const hasModel = useSnapshot(({ installed }) => installed.length > 0);
  return (
    <>
      <Notices />
      <PageHeading />
      <Downloads />
      <MoveCard />
      {hasModel ? (
        <>
          <SayHello />
          <ImportList />
          <CurrentBrain />
          <BetterModel />
        </>
      ) : (
        <>
          <ModelChoice />
          <FromThisComputer />
        </>
      )}
      <ThisComputer />
    </>
  );
}
