import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { UnfoldButton } from '../../ui/unfold-button.tsx';
import { Held, Sample, Samples, type State } from '../sample.tsx';

const kinds = ['primary', 'secondary', 'quiet', 'danger'] as const;
const states: readonly State[] = ['rest', 'hovered', 'focus-visible', 'pressed', 'busy'];
const forEver = () => new Promise<never>(() => undefined);
const nothing = () => undefined;

/** Everything that is pressed. */
export function ButtonSamples() {
  return (
    <Samples kind="button">
      {kinds.map((kind) => (
        <Sample key={kind} name={`button-${kind}`}>
          {states.map((state) => (
            <Held key={state} state={state} of="button">
              <Button kind={kind} icon="download" label="Download" onPress={forEver} />
            </Held>
          ))}
        </Sample>
      ))}
      <Sample name="button-large">
        <Button kind="primary" size="large" icon="download" label="Download" onPress={nothing} />
        <UnfoldButton size="large" label="Choose another" isOpen={false} controls="" onToggle={nothing} />
        <UnfoldButton size="large" label="Choose another" isOpen controls="" onToggle={nothing} />
      </Sample>
      <Sample name="icon-button">
        {states.map((state) => (
          <Held key={state} state={state} of="button">
            <IconButton icon="cancel" label="Close" onPress={forEver} />
          </Held>
        ))}
      </Sample>
    </Samples>
  );
}
