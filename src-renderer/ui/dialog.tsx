import './dialog.css';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { OverlayPlace } from './overlay-place.ts';

interface DialogProps {
  readonly title: string;
  /** The title is heard only: what is in it begins with a heading of its own. */
  readonly isTitleUnseen?: boolean;
  /** Asked to be closed: by its button or by Escape. It closes by not being drawn any more. */
  readonly onClose: () => unknown;
  /** Name of the button in its corner; without it there is none, and its actions are the way out. */
  readonly closeLabel?: string;
  /** `small`: one question. `medium`: a task. `large`: a list, as tall as the window allows from the start. */
  readonly size?: 'small' | 'medium' | 'large';
  /** Beside the title. */
  readonly tools?: ReactNode;
  /** What is in it is to be read before anything is done: its title takes the focus, not its first control. */
  readonly isForReading?: boolean;
  /** Its answers, in a row that stays in sight below, the harmless one first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Something to be dealt with before anything else. The browser's own modal dialog: what is behind it is out of reach
 * of keyboard, pointer and screen reader. The first control of its body takes the focus, or the title in sight where there is
 * much to read; whoever had it before gets it back.
 */
export function Dialog(props: DialogProps) {
  const {
    title,
    isTitleUnseen = false,
    onClose,
    closeLabel,
    size = 'medium',
    tools,
    isForReading = false,
    actions,
    children,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    const title = (isTitleUnseen ? body : head).current?.querySelector<HTMLElement>('h2, h3') ?? null;
    if (title !== null) title.tabIndex = -1;
    const control = [body, foot].map((part) => part.current?.querySelector<HTMLElement>(firstControl));
    (isForReading ? title : (control[0] ?? control[1]))?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [isForReading, isTitleUnseen]);
  return (
    <dialog
      ref={dialog}
      className={`surface dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whoever draws it decides: what is asked may not be ready to go.
        event.preventDefault();
        void onClose();
      }}
      // The browser closes it at the second Escape in a row, whatever was answered to the first.
      onClose={() => !dialog.current?.open && void onClose()}
    >
      <OverlayPlace value={place}>
        <div ref={head} className={`dialog-head ${isTitleUnseen ? 'dialog-head-bare' : ''}`}>
          <h2 id={titleId} className={isTitleUnseen ? 'unseen' : 'dialog-title'} tabIndex={-1}>
            {title}
          </h2>
          {tools}
          {closeLabel !== undefined && <IconButton icon="cancel" label={closeLabel} onPress={onClose} />}
        </div>
        <div ref={body} className="dialog-body">
          {children}
        </div>
        {actions !== undefined && (
          <div ref={foot} className="dialog-actions">
            {actions}
          </div>
        )}
        <div ref={setPlace} className="dialog-overlays" />
      </OverlayPlace>
    </dialog>
  );
}

const firstControl = ':is(input:not([type="radio"]), input:checked, select, textarea, button, summary)';
