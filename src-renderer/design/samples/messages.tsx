import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Note } from '../../ui/note.tsx';
import { ToastCard } from '../../ui/toasts.tsx';
import { Sample, Samples } from '../sample.tsx';

const tones: readonly BadgeTone[] = ['plain', 'accent', 'good', 'warn', 'bad'];
const nothing = () => undefined;

/** Everything that says something. */
export function MessageSamples() {
  return (
    <Samples kind="message">
      <Sample name="badge">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone} {...(tone === 'good' ? { icon: 'check' } : {})}>
            {tone}
          </Badge>
        ))}
      </Sample>
      <Sample name="note">
        <Note tone="warn">There is not enough room: it needs 5.0 GB, and 3.2 GB are free.</Note>
        <Note tone="bad">The file is not the one that its publisher made. Nothing of it was kept.</Note>
      </Sample>
      <Sample name="banner">
        <Banner tone="accent" action={<IconButton icon="cancel" label="Close" onPress={nothing} />}>
          Your download was interrupted; it is going on from 63 %.
        </Banner>
        <Banner tone="warn" action={<Button label="Undo" onPress={nothing} />}>
          The list of models that was set up could not be used.
        </Banner>
      </Sample>
      <Sample name="toast">
        <ToastCard text="That did not work. Nothing was changed." onClose={nothing} />
      </Sample>
    </Samples>
  );
}
