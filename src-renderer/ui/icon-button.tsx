import './button.css';
import './icon-button.css';
import { useContext } from 'react';
import { Button as PressableButton } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Icon, type IconName } from './icon.tsx';
import { OverlayPlace } from './overlay-place.ts';
import { useBusy } from './use-busy.ts';

interface IconButtonProps {
  readonly icon: IconName;
  /** Its accessible name, shown beside it to whoever points at it or reaches it by the keyboard. */
  readonly label: string;
  readonly onPress: () => unknown;
  /** Scope that takes the focus when this button goes away while it has it; see focus-keeper.ts. */
  readonly focusNext?: string;
  /** Left out by the Tab key: what it does can be done by the keyboard in another way. */
  readonly isForPointer?: boolean;
}

/** A small button that shows only a drawing. */
export function IconButton({ icon, label, onPress, focusNext, isForPointer = false }: IconButtonProps) {
  const { press, looksBusy } = useBusy(onPress);
  const place = useContext(OverlayPlace);
  return (
    <TooltipTrigger delay={600}>
      <PressableButton
        className="button button-quiet icon-button"
        aria-label={label}
        isPending={looksBusy}
        onPress={press}
        excludeFromTabOrder={isForPointer}
        {...(focusNext === undefined ? {} : { 'data-focus-next': focusNext })}
      >
        <Icon name={icon} />
      </PressableButton>
      <Tooltip
        className="tooltip"
        placement="bottom"
        offset={6}
        {...(place === null ? {} : { UNSTABLE_portalContainer: place })}
      >
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
