import { useState } from 'react';
import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { messages } from '../../words/messages.ts';
import { ModelDialog } from '../browse/model-dialog.tsx';
import { betterModel, withUnwanted } from './better.ts';

/** Suggests a better model for this computer, until declined. */
export function BetterModel() {
  const model = useSnapshot(betterModel);
  const unwanted = useSnapshot(({ settings }) => settings.unwantedModels);
  const [isOpen, setIsOpen] = useState(false);
  if (model === null) return null;
  const words = messages.views.home;
  const size = model.bytes === null ? messages.models.sizeUnknown : formatBytes(model.bytes);
  const decline = () => send('settings:change', { unwantedModels: withUnwanted(unwanted, model.id) });
  return (
    <section aria-label={messages.notices.section} data-focus-scope="better">
      <Banner
        tone="accent"
        action={
          <>
            <Button label={words.look} onPress={() => setIsOpen(true)} />
            <Button kind="quiet" label={words.noNews} onPress={decline} />
          </>
        }
      >
        {words.news(model.name, size)}
      </Banner>
      {isOpen && <ModelDialog modelId={model.id} onClose={() => setIsOpen(false)} />}
    </section>
  );
}
