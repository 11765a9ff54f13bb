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
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const { downloadHoursOn: isOn, downloadHoursFrom: from, downloadHoursTo: to } = settings;
  const timeRow = (label: string, end: 'downloadHoursFrom' | 'downloadHoursTo') => (
    <SelectRow
      label={label}
      value={settings[end]}
      choices={withPresent(halfHours, settings[end]).map((minute) => [minute, clockOf(minute)])}
      spread="close"
      onChange={(minute) => send('settings:change', { [end]: minute })}
    />
  );
  return (
    <div className="hours">
      <SwitchRow
        label={words.hours}
        hint={isOn && from === to ? words.hoursWholeDay : words.hoursHint}
        isOn={isOn}
        onChange={(downloadHoursOn) => send('settings:change', { downloadHoursOn })}
      />
      {isOn && (
        <div className="hours-times">
          {timeRow(words.hoursFrom, 'downloadHoursFrom')}
          {timeRow(words.hoursTo, 'downloadHoursTo')}
        </div>
      )}
    </div>
  );
}

/** A time of the day as the language writes it; on a day without a change of the clocks. */
function clockOf(minute: number): string {
  return formatClock(new Date(2026, 0, 1, 0, minute).getTime());
}
