import { useState } from 'react';
import { useSnapshot } from '../../state/hooks.ts';
import { readyModels } from '../../state/selectors.ts';
import { Banner } from '../../ui/banner.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { messages } from '../../words/messages.ts';
import { modelName } from '../../words/model-name.ts';
import { UseItButton } from '../use-it/use-it-button.tsx';

/** Arrivals that the person has seen. Kept while views come and go. */
let seenBefore: readonly string[] = [];

/** What arrived while the window was open: ready, until the person says that it was seen. */
export function ReadyModels() {
  const ready = useSnapshot(readyModels);
  const [seen, setSeen] = useState(seenBefore);
  const words = messages.downloads.ready;
  const see = (id: string): void => {
    seenBefore = [...seenBefore, id];
    setSeen(seenBefore);
  };
  const shown = ready.filter(({ modelId, provenAtMs }) => !seen.includes(`${modelId} ${provenAtMs}`));
  if (shown.length === 0) return null;
  return (
    <section className="notices" aria-label={words.section}>
      {shown.map((model) => (
        <Banner
          key={model.modelId}
          tone="accent"
          action={
            <>
              <UseItButton model={model} />
              <IconButton
                icon="cancel"
                label={words.seen(modelName(model))}
                onPress={() => see(`${model.modelId} ${model.provenAtMs}`)}
              />
            </>
          }
        >
          {words.isReady(modelName(model))}
        </Banner>
      ))}
    </section>
  );
}
