import { send } from '../../state/commands.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { formatClock } from '../../ui/format.ts';
import { SelectRow } from '../../ui/select-row.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { withPresent } from '../../ui/with-present.ts';
import { messages } from '../../words/messages.ts';

/** Every half hour of the day, in minutes since midnight. */
const halfHours = Array.from({ length: 48 }, (_, index) => 30 * index);

/** The hours of the day to which downloads keep. */
export function HoursRow() {
  const words = messages.settings;
  const hours = useSnapshot(({ settings }) => settings.downloadHours);
  const change = (changed: Partial<typeof hours>): void => {
    void send('settings:change', { downloadHours: { ...hours, ...changed } });
  };
  const timeRow = (label: string, end: 'from' | 'to') => (
    <SelectRow
      label={label}
      value={hours[end]}
      choices={withPresent(halfHours, hours[end]).map((minute) => [minute, clockOf(minute)])}
      spread="close"
      onChange={(minute) => change({ [end]: minute })}
    />
  );
  return (
    <div className="hours">
      <SwitchRow
        label={words.hours}
        hint={hours.isOn && hours.from === hours.to ? words.hoursWholeDay : words.hoursHint}
        isOn={hours.isOn}
        onChange={(isOn) => change({ isOn })}
      />
      {hours.isOn && (
        <div className="hours-times">
          {timeRow(words.hoursFrom, 'from')}
          {timeRow(words.hoursTo, 'to')}
        </div>
      )}
    </div>
  );
}

/** A time of the day as the language writes it; on a day without a change of the clocks. */
function clockOf(minute: number): string {
  return formatClock(new Date(2026, 0, 1, 0, minute).getTime());
}
