import { useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { RadioList, RadioRow } from '../../ui/radio-row.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectRow } from '../../ui/select-row.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Held, Sample, Samples, type State } from '../sample.tsx';

const states: readonly State[] = ['rest', 'hovered', 'focus-visible', 'pressed'];
const rows = ['rest', 'chosen', 'hovered', 'focus-visible'] as const;
const nothing = () => undefined;
const choices = [
  ['none', 'No limit'],
  ['some', '10 MB a second'],
] as const;

/** Everything that is set or typed. @param look apart from the other looks' groups */
export function FieldSamples({ look }: { readonly look: string }) {
  const [text, setText] = useState('Qwen');
  return (
    <Samples kind="field">
      <Sample name="switch">
        {[false, true].flatMap((isOn) =>
          states.map((state) => (
            <Held
              key={`${isOn} ${state}`}
              state={state}
              of={state === 'focus-visible' ? '.switch' : '.switch-row'}
            >
              <SwitchRow label={isOn ? 'On' : 'Off'} isOn={isOn} onChange={nothing} />
            </Held>
          )),
        )}
        <SwitchRow label="With a hint" hint="What it means, in a sentence." isOn onChange={nothing} />
      </Sample>
      <Sample name="select">
        {states.slice(0, 3).map((state) => (
          <Held key={state} state={state} of="select">
            <SelectRow label="Speed limit" spread="close" value="some" choices={choices} onChange={nothing} />
          </Held>
        ))}
      </Sample>
      <Sample name="field">
        {states.slice(0, 3).map((state) => (
          <Held key={state} state={state} of="input">
            <TextField label="Link or name" value="" example="an example" maxLength={10} onChange={nothing} />
          </Held>
        ))}
        <TextField label="Filled" value="bartowski/Qwen" maxLength={100} onChange={nothing} />
        <TextField label="Secret" value="secret" isSecret maxLength={100} onChange={nothing} />
        <SearchField label="Find a model" value="" onChange={nothing} />
        <SearchField label="Find a model" value={text} onChange={setText} />
      </Sample>
      <Sample name="radio">
        <RadioList legend="States">
          {rows.map((row) => (
            <Held key={row} state={row === 'chosen' ? 'rest' : row} of=".radio-row">
              <RadioRow
                group={`radio-${look}`}
                title="Qwen3 8B"
                badge={<Badge tone="good">Runs well</Badge>}
                isChosen={row === 'chosen'}
                onChoose={nothing}
              >
                5.0 GB · {row}
              </RadioRow>
            </Held>
          ))}
        </RadioList>
      </Sample>
    </Samples>
  );
}
